"""Writing what stands below answers: one's own signature, and a team's."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.notify.events import PersonSignatureKept, TeamSignatureKept
from firstline.notify.kinds import SIGNATURE
from firstline.notify.models import PersonSignature, TeamSignature
from firstline.notify.models.person_signature import SignWith
from firstline.notify.queries import forget_signatures
from firstline.notify.wording.check import fault_of_body
from firstline.notify.wording.parse import read_body
from firstline.people.policies import require
from firstline.teams.models import Team

LONGEST = 1000
MOST_LINES = 12


class CannotKeepSignature(DomainError):
    code = "cannot_keep_signature"


@transaction.atomic
def keep_own_signature(text: str, *, sign_with: SignWith, by: Actor, at: datetime) -> PersonSignature:
    """Sign one's own answers with `text`, with what the team wrote, or with nothing; the text is kept in any case.

    Raises CannotKeepSignature naming `text`, NotAllowed.
    """
    require(by, Permission.ANSWER)
    text = _checked(text, "text")
    if sign_with == SignWith.OWN and not text:
        raise CannotKeepSignature(_("Write your signature, or choose another one."), field="text")
    values = {"text": text, "sign_with": sign_with}
    row, _is_new = PersonSignature.objects.update_or_create(person_id=by.id, defaults=values)
    record(PersonSignatureKept(person_id=by.id, sign_with=sign_with), by=by, at=at)
    forget_signatures()
    return row


@transaction.atomic
def keep_team_signature(team: Team, text: str, *, by: Actor, at: datetime) -> None:
    """Sign answers in this team's requests with `text`; an empty one takes the signature away.

    Raises CannotKeepSignature naming `signature`, NotAllowed.
    """
    require(by, Permission.TEAMS)
    text = _checked(text, "signature")
    before = TeamSignature.objects.filter(team=team).values_list("text", flat=True).first() or ""
    if text == before:
        return
    if text:
        TeamSignature.objects.update_or_create(team=team, defaults={"text": text})
    else:
        TeamSignature.objects.filter(team=team).delete()
    record(TeamSignatureKept(team_id=team.pk, name=team.name), by=by, at=at)
    forget_signatures()


def _checked(text: str, field: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return ""
    if len(text) > LONGEST or len(text.split("\n")) > MOST_LINES:
        raise CannotKeepSignature(
            _("A signature has at most %(lines)s lines and %(letters)s letters.")
            % {"lines": MOST_LINES, "letters": LONGEST},
            field=field,
        )
    if read_body(text).small_print:
        raise CannotKeepSignature(_("Leave out the line of “---”: a signature is small print already."), field=field)
    if fault := fault_of_body(SIGNATURE, text):
        raise CannotKeepSignature(fault, field=field)
    return text
