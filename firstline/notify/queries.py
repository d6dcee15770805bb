"""Reading the words of the desk's mails."""

from dataclasses import dataclass

from django.conf import settings

from firstline.channels.email.models import Brand
from firstline.core.kept import Kept
from firstline.notify.kinds import KINDS, OF_BRANDS, Kind, MailKind
from firstline.notify.models import MailTemplate, PersonSignature, TeamSignature
from firstline.notify.speaker import speaker
from firstline.notify.texts import Text, built_in, spoken


@dataclass(frozen=True)
class TemplateRow:
    """One kind of mail in one language, for the list of templates."""

    kind: Kind
    language: str
    about: MailKind
    is_changed: bool


def template_rows(language: str, brand: Brand | None = None) -> list[TemplateRow]:
    """Every kind of mail in one language, in the order they are met; of a brand, or the desk's own."""
    brand_id = brand.pk if brand else None
    changed = {kind for kind, of, whose in _changed() if (of, whose) == (language, brand_id)}
    return [
        TemplateRow(kind, language, about, kind.value in changed)
        for kind, about in KINDS.items()
        if brand is None or kind in OF_BRANDS
    ]


def template_languages() -> list[tuple[str, str]]:
    """(code, name) of each language mails are written in."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def text_for(kind: Kind, language: str) -> Text:
    """The words in use for a kind of mail: the speaking brand's, else the desk's own, else those Firstline brings."""
    of_brand = _changed().get((kind.value, spoken(language), speaker().brand_id))
    return of_brand or desk_text_for(kind, language)


def desk_text_for(kind: Kind, language: str) -> Text:
    """The words of mails without a brand: the desk's own, else those Firstline brings."""
    return _changed().get((kind.value, spoken(language), None)) or built_in(kind, language)


def forget_templates() -> None:
    """Have them read again, after they were changed."""
    _changed.forget()


_changed = Kept(
    lambda: {(row.kind, row.language, row.brand_id): Text(row.subject, row.body) for row in MailTemplate.objects.all()},
    seconds=5,
)


def own_signature(person_id: int) -> PersonSignature | None:
    """What this person chose to sign with; None where they never chose."""
    return _own_signatures().get(person_id)


def team_signature(team_id: int) -> str | None:
    """What this team's answers are signed with; None where nobody wrote that."""
    return _team_signatures().get(team_id)


def forget_signatures() -> None:
    """Have them read again, after one was changed."""
    _own_signatures.forget()
    _team_signatures.forget()


_own_signatures = Kept(lambda: {row.person_id: row for row in PersonSignature.objects.all()}, seconds=5)
_team_signatures = Kept(lambda: {row.team_id: row.text for row in TeamSignature.objects.all()}, seconds=5)
