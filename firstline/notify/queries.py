"""Reading the words of the desk's mails."""

from dataclasses import dataclass

from django.conf import settings

from firstline.core.kept import Kept
from firstline.notify.kinds import KINDS, Kind, MailKind
from firstline.notify.models import MailTemplate
from firstline.notify.texts import Text, built_in, spoken


@dataclass(frozen=True)
class TemplateRow:
    """One kind of mail in one language, for the list of templates."""

    kind: Kind
    language: str
    about: MailKind
    is_changed: bool


def template_rows(language: str) -> list[TemplateRow]:
    """Every kind of mail in one language, in the order they are met."""
    changed = {kind for kind, of in _changed() if of == language}
    return [TemplateRow(kind, language, about, kind.value in changed) for kind, about in KINDS.items()]


def template_languages() -> list[tuple[str, str]]:
    """(code, name) of each language mails are written in."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def text_for(kind: Kind, language: str) -> Text:
    """The words in use for a kind of mail: the desk's own, else those Firstline brings."""
    return _changed().get((kind.value, spoken(language))) or built_in(kind, language)


def forget_templates() -> None:
    """Have them read again, after they were changed."""
    _changed.forget()


_changed = Kept(
    lambda: {(row.kind, row.language): Text(row.subject, row.body) for row in MailTemplate.objects.all()}, seconds=5
)
