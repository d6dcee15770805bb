"""What is often asked, kept by administrators."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.actions.ask import LONGEST, LONGEST_QUESTION, MOST
from firstline.approvals.events import ApprovalTemplateKept
from firstline.approvals.models import ApprovalTemplate, How
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line, printable
from firstline.people.models import Person
from firstline.tickets.policies import require


class CannotKeepTemplate(DomainError):
    code = "cannot_keep_approval_template"


@transaction.atomic
def keep_template(
    template: ApprovalTemplate | None,
    *,
    name: str,
    question: str,
    people: Iterable[Person],
    how: How,
    days: int,
    by: Actor,
    at: datetime,
    translations: Mapping[str, str] | None = None,
    asks_manager: bool = False,
    shows_talk: bool = False,
    is_active: bool = True,
) -> ApprovalTemplate:
    """Add a template, or change one. Raises CannotKeepTemplate, NotAllowed."""
    require(by, Permission.CATALOGUE)
    people = list(people)
    _refuse_wrong(question, people, days)
    kept = template or ApprovalTemplate()
    kept.name, kept.translations = _checked_name(kept, name), dict(translations or {})
    kept.question, kept.how, kept.days = printable(question).strip(), how, days
    kept.asks_manager, kept.shows_talk, kept.is_active = asks_manager, shows_talk, is_active
    kept.save()
    kept.people.set(people)
    record(ApprovalTemplateKept(approval_template_id=kept.pk, name=kept.name), by=by, at=at)
    return kept


def _refuse_wrong(question: str, people: list[Person], days: int) -> None:
    if not printable(question).strip():
        raise CannotKeepTemplate(_("Write what is asked."), field="question")
    if len(question) > LONGEST_QUESTION:
        raise CannotKeepTemplate(_("That is too long. Say it in fewer words."), field="question")
    if not 1 <= days < LONGEST.days:
        raise CannotKeepTemplate(_("Choose between 1 and 365 days."), field="days")
    if len(people) > MOST:
        raise CannotKeepTemplate(_("Those are too many. Ask at most %(n)s.") % {"n": MOST}, field="people")


def _checked_name(template: ApprovalTemplate, name: str) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepTemplate(_("Give it a name."), field="name")
    if ApprovalTemplate.objects.exclude(pk=template.pk or 0).filter(name__iexact=name).exists():
        raise CannotKeepTemplate(_("There is already one with this name."), field="name")
    return name
