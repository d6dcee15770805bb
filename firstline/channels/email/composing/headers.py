"""Headers, written so that every mail program reads them alike and nobody's name or subject can start another one.

The standard library folds message ids and long names in ways that some readers don't undo, and differently from release
to release; so these few are folded here, and everything else is left to `EmailMessage`.
"""

import re
from collections.abc import Iterable
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry
from email.policy import EmailPolicy, Policy
from typing import Any, ClassVar, Literal

from firstline.core.text import one_line

LONGEST_NAME = 120
_PLAIN = re.compile(r"[ -~]*")
_ENCODED_WORD = "=?"


class _AsGiven(BaseHeader):
    """A value that is kept as it is given, for `EmailMessage` to hold; the subclass writes it out."""

    max_count: ClassVar[Literal[1] | None] = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        kwds["decoded"] = value
        kwds["parse_tree"] = None


class _Words(_AsGiven):
    """Words for people: as they are where they are plain, else as encoded words."""

    def fold(self, *, policy: Policy) -> str:
        words = _encoded(str(self), before=len(self.name))
        return f"{self.name}: {words.replace(_BREAK, policy.linesep + ' ')}{policy.linesep}"


class _Listed(_AsGiven):
    """A list that is ready to be written; `_BREAK` parts what stands on lines of its own."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {str(self).replace(_BREAK, policy.linesep + ' ')}{policy.linesep}"


_BREAK = "\x1f"


def mail_policy(*, is_international: bool = False) -> "EmailPolicy[Any]":
    """How our mails are written: seven-bit lines that every server takes, and the headers above.

    Only `is_international` mail has addresses beyond ASCII in its headers.
    """
    registry = HeaderRegistry()
    registry.map_to_type("subject", _Words)
    for name in ("from", "to", "cc", "reply-to", "message-id", "in-reply-to", "references"):
        registry.map_to_type(name, _Listed)
    return EmailPolicy(
        linesep="\r\n", cte_type="7bit", utf8=is_international, header_factory=registry, raise_on_defect=False
    )


def subject(text: str) -> str:
    """A subject on one line."""
    return one_line(text, 250)


def addresses(people: Iterable[tuple[str, str]]) -> str:
    """A header's value for (name, address) pairs. The addresses must be sendable, the names may be anything."""
    return f",{_BREAK}".join(_person(one_line(name, LONGEST_NAME), address) for name, address in people)


def message_ids(ids: Iterable[str]) -> str:
    """A header's value for message ids without angle brackets."""
    return _BREAK.join(f"<{one}>" for one in ids)


def _person(name: str, address: str) -> str:
    if not name or name.lower() == address.lower():
        return address
    if _is_plain(name):
        return '"{}" <{}>'.format(re.sub(r'(["\\])', r"\\\1", name), address)
    return f"{_encoded(name, before=10)}{_BREAK}<{address}>"


def _encoded(text: str, *, before: int) -> str:
    """`text` in encoded words where it needs them, the first of which stands after `before` characters."""
    if _is_plain(text):
        return text
    return Header(text, "utf-8", maxlinelen=75, header_name="x" * before).encode(linesep=_BREAK).replace(" ", "")


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and _ENCODED_WORD not in text
