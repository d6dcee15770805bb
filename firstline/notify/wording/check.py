"""What is wrong with a text, in sentences for the person who writes it."""

import re

from django.utils.translation import gettext as _

from firstline.notify.kinds import MailKind
from firstline.notify.wording.parse import Link, Literal, Piece, Placeholder, named_in, read_body, read_line

LONGEST_SUBJECT = 200
LONGEST_BODY = 20_000
_BRACES = re.compile(r"\{\{[^{}\n]{0,60}\}{0,2}|\}\}")


def fault_of_subject(kind: MailKind, subject: str) -> str:
    """The first thing wrong with a subject; empty when it is fine."""
    if not subject.strip():
        return _("Write a subject.")
    if len(subject) > LONGEST_SUBJECT or "\n" in subject.strip():
        return _("A subject is one line of at most %(n)s letters.") % {"n": LONGEST_SUBJECT}
    line = read_line(subject.strip())
    if any(isinstance(piece, Link) for piece in line):
        return _("A subject can't hold a link.")
    return _fault_of(kind, list(line))


def fault_of_body(kind: MailKind, body: str) -> str:
    """The first thing wrong with a mail's text; empty when it is fine."""
    if len(body) > LONGEST_BODY:
        return _("The text is too long: at most %(n)s letters.") % {"n": LONGEST_BODY}
    read = read_body(body)
    if not read.paragraphs:
        return _("Write what the mail says.")
    if fault := _fault_of(kind, read.pieces):
        return fault
    missing = sorted(kind.required - named_in(read))
    if missing:
        return _("This mail needs {{%(field)s}}: without it, it says nothing.") % {"field": missing[0]}
    return ""


def _fault_of(kind: MailKind, pieces: list[Piece]) -> str:
    for piece in pieces:
        fault = _fault_of_link(kind, piece) if isinstance(piece, Link) else _fault_of_word(kind, piece)
        if fault:
            return fault
    return ""


def _fault_of_link(kind: MailKind, link: Link) -> str:
    if isinstance(link.target, Placeholder) and link.target.name not in kind.link_names:
        return _("{{%(field)s}} is no link: use one of %(links)s.") % {
            "field": link.target.name,
            "links": _list(kind.link_names),
        }
    if isinstance(link.target, Literal) and not _is_address(link.target.text):
        return _("A link leads to a field such as {{link}}, or to an address that begins with https://.")
    return _fault_of(kind, list(link.label))


def _fault_of_word(kind: MailKind, piece: Literal | Placeholder) -> str:
    if isinstance(piece, Placeholder):
        return "" if piece.name in kind.field_names else _unknown(kind, "{{" + piece.name + "}}")
    found = _BRACES.search(piece.text)
    return _unknown(kind, found[0]) if found else ""


def _is_address(target: str) -> bool:
    return target.startswith(("https://", "http://")) and not _BRACES.search(target)


def _unknown(kind: MailKind, written: str) -> str:
    return _("%(written)s is not a field of this mail. You can use %(fields)s.") % {
        "written": written,
        "fields": _list(kind.field_names),
    }


def _list(names: frozenset[str]) -> str:
    return ", ".join("{{" + name + "}}" for name in sorted(names))
