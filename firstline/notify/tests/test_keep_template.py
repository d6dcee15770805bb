import pytest

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.errors import NotAllowed
from firstline.core.files import keep
from firstline.core.models import LoggedEvent
from firstline.notify.actions.keep_template import CannotKeepTemplate, change_template, restore_template
from firstline.notify.kinds import KINDS, Kind
from firstline.notify.models import MailTemplate
from firstline.notify.queries import template_rows, text_for
from firstline.notify.rendering import CannotPreview, preview, render
from firstline.notify.texts import built_in
from firstline.notify.wording.fill import Value
from tests.cast import NOW

pytestmark = pytest.mark.django_db
ACK = Kind.ACKNOWLEDGEMENT


def changed(cast, *, subject="[{{ticket.number}}] We have it", body="Hi {{recipient.first_name}}", language="en"):
    return change_template(ACK, language, subject=subject, body=body, by=cast.actor(cast.ada), at=NOW)


def test_other_words_are_used_from_then_on(cast):
    changed(cast, body=" Hi {{recipient.first_name}}\r\n\r\nBye ")
    assert text_for(ACK, "en").body == "Hi {{recipient.first_name}}\n\nBye"
    assert text_for(ACK, "sv") == built_in(ACK, "sv")
    event = LoggedEvent.objects.get(kind="template:changed")
    assert (event.data["mail"], event.data["language"], event.actor_name) == ("acknowledgement", "en", "Ada Admin")
    assert [row.kind for row in template_rows("en") if row.is_changed] == [ACK]
    assert not any(row.is_changed for row in template_rows("sv"))


def test_the_words_firstline_brings_are_not_kept_a_second_time(cast):
    changed(cast)
    text = built_in(ACK, "en")
    changed(cast, subject=text.subject, body=text.body + "\n")
    assert MailTemplate.objects.count() == 0
    assert text_for(ACK, "en") == text


def test_restoring_brings_them_back(cast):
    changed(cast)
    restore_template(ACK, "en", by=cast.actor(cast.ada), at=NOW)
    assert text_for(ACK, "en") == built_in(ACK, "en")
    restore_template(ACK, "en", by=cast.actor(cast.ada), at=NOW)
    assert LoggedEvent.objects.filter(kind="template:restored").count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [({"body": "{{nope}}"}, "body"), ({"subject": " "}, "subject"), ({"language": "xx"}, "language")],
)
def test_what_is_wrong_is_refused_with_the_field_and_nothing_is_changed(cast, values, field):
    with pytest.raises(CannotKeepTemplate) as refusal:
        changed(cast, **values)
    assert refusal.value.field == field
    assert MailTemplate.objects.count() == 0


def test_needs_the_right_to_edit_them(cast):
    with pytest.raises(NotAllowed):
        change_template(ACK, "en", subject="a", body="b", by=cast.actor(cast.boris), at=NOW)
    with pytest.raises(NotAllowed):
        restore_template(ACK, "en", by=cast.actor(cast.anna), at=NOW)


def test_a_preview_shows_an_example_in_the_language_of_the_mail():
    shown = preview(Kind.RESOLVED, "sv", "[{{ticket.number}}]", "Hej {{recipient.first_name}}\n\n{{words}}")
    assert (shown.subject, shown.text) == ("[FL-1042]", "Hej Anna\n\nEn ny tonersensor sattes in.\n")


def test_a_preview_says_what_is_wrong():
    with pytest.raises(CannotPreview) as refusal:
        preview(ACK, "en", "x", "{{nope}}")
    assert (refusal.value.field, str(refusal.value).split(" ", 1)[0]) == ("body", "{{nope}}")


def test_the_desks_colour_name_and_logo_are_on_it(cast):
    png = keep(b"\x89PNG\r\n\x1a\n" + b"0" * 100, at=NOW)
    configure_desk(by=SYSTEM, at=NOW, name="Bergs <IT>", accent="#123456", logo=png)
    values = {name: Value("x") for name in KINDS[ACK].field_names}
    html = render(ACK, "en", values).html
    assert '<img src="cid:desk-logo" alt="Bergs &lt;IT&gt;"' in html
    assert "background:#123456;color:#ffffff" in html
    configure_desk(by=SYSTEM, at=NOW, accent="#ffee88", logo=None)
    html = render(ACK, "en", values).html
    assert "background:#ffee88;color:#1b1a18" in html
    assert "Bergs &lt;IT&gt;</span>" in html
