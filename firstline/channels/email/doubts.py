"""What an agent should know about who wrote a mail, in plain words; nothing where there is nothing to doubt."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import Verdict


@dataclass(frozen=True)
class Doubt:
    """A few words for a chip, and a sentence or two that explain them. `tone` is `warn` or `danger`."""

    words: str
    explanation: str
    tone: str = "warn"


def doubts_about(mails: Iterable[IncomingMail]) -> dict[int, list[Doubt]]:
    """What is doubtful about each of these mails, by its id; mails without doubt are left out. Asks at most once."""
    mails = list(mails)
    unproven = {mail.from_address for mail in mails if mail.verdict == Verdict.UNVERIFIED}
    proven = _proven_before(unproven) if unproven else frozenset()
    found = {mail.pk: [*_of_proof(mail, proven), *_of_resemblance(mail)] for mail in mails}
    return {pk: doubts for pk, doubts in found.items() if doubts}


def _proven_before(addresses: set[str]) -> frozenset[str]:
    """Those of these addresses from which a mail came that was proven to be theirs."""
    verified = IncomingMail.objects.filter(from_address__in=addresses, verdict=Verdict.VERIFIED)
    return frozenset(verified.order_by().values_list("from_address", flat=True).distinct())


def _of_proof(mail: IncomingMail, proven: frozenset[str]) -> list[Doubt]:
    if mail.verdict == Verdict.FAILED:
        return [
            Doubt(
                _("Probably forged"),
                _(
                    "Our mail server found that %(address)s did not send this: the domain says so. Ask the person in"
                    " some other way before you do what it says."
                )
                % {"address": mail.from_address},
                "danger",
            )
        ]
    if mail.verdict == Verdict.UNVERIFIED and mail.from_address in proven:
        return [
            Doubt(
                _("Sender not proven"),
                _("Earlier mails from %(address)s were proven to come from there. This one is not.")
                % {"address": mail.from_address},
            )
        ]
    return []


def _of_resemblance(mail: IncomingMail) -> list[Doubt]:
    what, of = mail.resembles.get("what"), mail.resembles.get("of", "")
    said = {"address": mail.from_address, "of": of}
    if what == "domain":
        words = _("Not %(of)s") % said
        why = _("%(address)s is easily taken for an address of %(of)s, but it is another domain.") % said
    elif what == "letters":
        words = _("Letters that imitate others") % said
        why = (
            _("The domain of this address reads %(of)s: letters of different scripts, put together to deceive.") % said
        )
    elif what == "colleague":
        words = _("Not %(of)s") % said
        why = _("The sender calls themselves %(of)s as your colleague does, but %(address)s is not theirs.") % said
    else:
        return []
    return [Doubt(words, why, "danger")]
