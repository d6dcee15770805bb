import pytest
from django.conf import settings

from firstline.notify.kinds import KINDS, Kind
from firstline.notify.rendering import preview
from firstline.notify.texts import LANGUAGES, built_in, spoken
from firstline.notify.wording.check import fault_of_body, fault_of_subject
from firstline.notify.wording.parse import named_in, read_body

pytestmark = pytest.mark.django_db
EVERY = [(kind, language) for kind in Kind for language in LANGUAGES]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_mail_is_there_in_every_language_and_right(kind, language):
    text = built_in(kind, language)
    assert (fault_of_subject(KINDS[kind], text.subject), fault_of_body(KINDS[kind], text.body)) == ("", "")


@pytest.mark.parametrize("kind", Kind)
def test_says_the_same_in_each_language(kind):
    said = [named_in(read_body(built_in(kind, language).body)) for language in LANGUAGES]
    assert said == [said[0]] * len(said)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_can_be_looked_at(kind, language):
    text = built_in(kind, language)
    shown = preview(kind, language, text.subject, text.body)
    for part in (shown.subject, shown.text, shown.html):
        assert "{{" not in part
    assert f'<html lang="{language}">' in shown.html


def test_speaks_every_language_of_the_interface():
    assert set(LANGUAGES) == {code for code, _name in settings.LANGUAGES}
    assert (spoken("sv-FI"), spoken("de"), spoken("")) == ("sv", "en", "en")
