"""Whether a mail is held as spam: what somebody decided about its sender, else what the mail server wrote into it.

Anybody can write such fields, so they count only where the mailbox says that its server adds them; and since a forged
one can only have a mail looked at, one that says spam is enough.
"""

import re

from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.queries import verdict_on
from firstline.channels.email.reading.mail import Hints

_YES = re.compile(r"\s*(yes|true)\b", re.IGNORECASE)
_RSPAMD_RESULT = re.compile(r"\s*[a-z_-]{1,40}:\s*true\b", re.IGNORECASE)
_RSPAMD_ACTIONS = ("add header", "rewrite subject", "reject", "quarantine")


def is_spam(address: str, hints: Hints, *, trusts_marks: bool) -> bool:
    """Whether mail from `address` with these fields is to be held; `trusts_marks`: its server adds them."""
    verdict = verdict_on(address)
    if verdict is not None:
        return verdict == Verdict.BLOCK
    return trusts_marks and is_marked(hints)


def is_marked(hints: Hints) -> bool:
    """Whether SpamAssassin or rspamd wrote into the mail that it is spam."""
    says_yes = any(_YES.match(value) for value in hints.spam_verdicts)
    by_result = any(_RSPAMD_RESULT.match(value) for value in hints.spam_results)
    by_action = any(value.strip().lower() in _RSPAMD_ACTIONS for value in hints.spam_actions)
    return says_yes or by_result or by_action
