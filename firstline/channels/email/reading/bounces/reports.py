"""Delivery reports that are written for programs: `message/delivery-status` (RFC 3464)."""

import re
from typing import NamedTuple

from firstline.channels.email.reading.limits import MAX_ADDRESSES, Notes
from firstline.channels.email.reading.parts import Part
from firstline.channels.email.reading.words import decode_words, one_line

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*+:[ \t]*+(.*)")
_ADDRESS = re.compile(r"[^\s<>;,()]{1,250}@[^\s<>;,()]{1,250}")
_LONGEST = 300_000
_LONGEST_DIAGNOSTIC = 400
_ACTIONS = {
    "failed": "failed",
    "fail": "failed",
    "failure": "failed",
    "delayed": "delayed",
    "delay": "delayed",
    "delivered": "delivered",
    "relayed": "relayed",
    "expanded": "expanded",
}


class Report(NamedTuple):
    """What the fields of a report say: the recipients it did not reach, those it reached, those it was passed on to by
    way of a server that reports nothing more, all that happened, and the words of the other server."""

    recipients: tuple[str, ...]
    reached: tuple[str, ...]
    passed_on: tuple[str, ...]
    actions: frozenset[str]
    diagnostic: str

    @property
    def is_bounce(self) -> bool:
        """Whether something was not delivered, or not yet."""
        return bool(self.actions & {"failed", "delayed"})

    @property
    def is_permanent(self) -> bool:
        """Whether it will not be tried again."""
        return "failed" in self.actions


def read_report(root: Part, notes: Notes) -> Report | None:
    """Read the first report in a message that names a recipient or an action; None if there is none."""
    for part in root.walk():
        if part.type in {"message/delivery-status", "message/global-delivery-status"}:
            report = _report(_blocks(part, notes))
            if report.recipients or report.actions:
                return report
    return None


def _blocks(part: Part, notes: Notes) -> list[dict[str, str]]:
    """Read the groups of fields that blank lines part: one about the message, then one for each recipient."""
    text = part.content(notes)[:_LONGEST].decode("utf-8", "replace")
    blocks: list[dict[str, str]] = [{}]
    name = ""
    for line in text.splitlines():
        field = _FIELD.match(line)
        if not line.strip():
            blocks.append({})
        elif line[:1] in " \t" and name:
            blocks[-1][name] = f"{blocks[-1].get(name, '')} {line.strip()}"
        elif field:
            name = field[1].lower()
            blocks[-1].setdefault(name, field[2].strip())
    return [block for block in blocks if block]


def _report(blocks: list[dict[str, str]]) -> Report:
    recipients: dict[str, None] = {}
    reached: dict[str, None] = {}
    passed_on: dict[str, None] = {}
    actions: set[str] = set()
    for block in blocks:
        action = _action(block)
        address = _recipient(block)
        if action:
            actions.add(action)
        if address and action in {"failed", "delayed", ""} and len(recipients) < MAX_ADDRESSES:
            recipients[address] = None
            actions.add(action or "failed")
        if address and action == "delivered" and len(reached) < MAX_ADDRESSES:
            reached[address] = None
        if address and action in {"relayed", "expanded"} and len(passed_on) < MAX_ADDRESSES:
            passed_on[address] = None
    return Report(
        tuple(recipients), tuple(reached), tuple(passed_on), frozenset(actions), diagnostic=_diagnostic(blocks)
    )


def _diagnostic(blocks: list[dict[str, str]]) -> str:
    """What the other server said, without the name of its language ("smtp; 550 no such user")."""
    said = next((block["diagnostic-code"] for block in blocks if block.get("diagnostic-code")), "")
    kind, parted, words = said.partition(";")
    return one_line(decode_words(words if parted and " " not in kind.strip() else said))[:_LONGEST_DIAGNOSTIC]


def _action(block: dict[str, str]) -> str:
    words = block.get("action", "").lower().replace("(", " ").split()
    action = _ACTIONS.get(words[0].strip(";,."), "") if words else ""
    if action:
        return action
    status = block.get("status", "").strip()
    return {"2": "delivered", "4": "delayed", "5": "failed"}.get(status[:1], "")


def _recipient(block: dict[str, str]) -> str:
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = decode_words(block.get(name, "")).replace("\\(", "(")
        found = _ADDRESS.search(value.partition(";")[2] or value)
        if found:
            return found[0].strip("\"'.")
    return ""
