"""How it stands with a question, in the words of the one who was asked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from firstline.approvals.models import Approver, Outcome, Stand
from firstline.core.clock import now
from firstline.pages.filters.when import when_words


@dataclass(frozen=True)
class Standing:
    """`headline` what became of it, `then` what that means; `is_asked` whether an answer is still waited for."""

    is_asked: bool
    headline: str = ""
    then: str = ""


def standing_of(approver: Approver) -> Standing:
    """Where it stands for this one."""
    if approver.stand == Stand.ASKED and approver.approval.is_open:
        return Standing(is_asked=True)
    return Standing(is_asked=False, headline=_one_stop(_headline(approver)), then=_then(approver))


def word_of(approver: Approver) -> str:
    """The same in one word, for a list."""
    if approver.stand in (Stand.YES, Stand.NO):
        return _("You said yes") if approver.stand == Stand.YES else _("You said no")
    if approver.stand == Stand.HANDED_ON:
        return _("Handed on")
    return str(approver.approval.get_outcome_display())


def _headline(approver: Approver) -> str:
    day = when_words(approver.answered_at, now=now()) if approver.answered_at else ""
    if approver.has_answered:
        return _answered(approver, day)
    if approver.stand == Stand.HANDED_ON:
        return _("%(name)s was asked instead of you, %(when)s.") % {"name": approver.stand_in.person.name, "when": day}
    return _("Your answer is no longer needed.")


def _answered(approver: Approver, day: str) -> str:
    if approver.is_on_behalf and approver.answered_by:
        said = {"name": approver.answered_by.name, "when": day}
        sentence = (
            _("%(name)s entered your yes, %(when)s.") if _is_yes(approver) else _("%(name)s entered your no, %(when)s.")
        )
        return sentence % said
    return (_("You said yes, %(when)s.") if _is_yes(approver) else _("You said no, %(when)s.")) % {"when": day}


def _one_stop(sentence: str) -> str:
    """A date may end in a full stop of its own ("3 dec.")."""
    return sentence.replace("..", ".")


def _is_yes(approver: Approver) -> bool:
    return approver.stand == Stand.YES


def _then(approver: Approver) -> str:
    return {
        Outcome.OPEN: _("There is nothing more for you to do. Others are still asked."),
        Outcome.APPROVED: _("There is nothing more for you to do. It is approved."),
        Outcome.REFUSED: _("There is nothing more for you to do. It is not approved."),
        Outcome.WITHDRAWN: _("There is nothing more for you to do. The question was withdrawn."),
    }[Outcome(approver.approval.outcome)]
