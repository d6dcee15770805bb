"""One mail of two: the head of what came, and the words and files of what was inside."""

from dataclasses import replace
from html import escape

from firstline.channels.email.opening.closed import Closed, parts_of
from firstline.channels.email.opening.outcome import CannotOpen, Opened
from firstline.channels.email.reading.mail import Address, Opening, Protection, ReadMail

_HIDDEN = frozenset({"", "...", "[...]", "…", "[…]", "encrypted message"})
"""Subjects that programs write over one they have encrypted."""


def joined(outer: ReadMail, inner: ReadMail, closed: Closed, opened: Opened) -> ReadMail:
    """The outer mail with what was in it. Who wrote, when, and what it answers is taken from outside alone."""
    wrapping = parts_of(closed, outer)
    beside = tuple(one for one in outer.attachments if not any(one is file for file in wrapping))
    above = outer.text.strip()
    return replace(
        outer,
        subject=inner.protected_subject if _hides_subject(outer, inner) else outer.subject,
        text=_below(above, inner.text),
        html=_below_in_html(above, inner.html),
        reply_text=_below(above, inner.reply_text),
        reply_html=_below_in_html(above, inner.reply_html),
        quoted_text=inner.quoted_text,
        quoted_html=inner.quoted_html,
        language=inner.language or outer.language,
        attachments=(*inner.attachments, *beside),
        kind=inner.kind if outer.kind == "message" and inner.kind == "auto_reply" else outer.kind,
        invitation=inner.invitation or outer.invitation,
        protection=_protection(outer, inner, closed),
        opening=_opening(outer, inner, opened),
        problems=tuple(dict.fromkeys((*outer.problems, *inner.problems))),
        limits_hit=tuple(dict.fromkeys((*outer.limits_hit, *inner.limits_hit))),
    )


def left_closed(mail: ReadMail, closed: Closed, fault: CannotOpen) -> ReadMail:
    """The mail as it came, with the reason why it can't be read."""
    return replace(
        mail,
        protection=Protection("encrypted", closed.method),
        opening=Opening(fault=fault.fault, needs=fault.needs),
    )


def _hides_subject(outer: ReadMail, inner: ReadMail) -> bool:
    return bool(inner.protected_subject) and outer.subject.strip().lower() in _HIDDEN


def _below(above: str, text: str) -> str:
    return f"{above}\n\n{text}" if above else text


def _below_in_html(above: str, html: str) -> str:
    """Text from outside stays text: what somebody wrapped around a mail must not reach into it."""
    if not above or not html:
        return html
    return "".join(f"<p>{escape(line)}</p>" for line in above.splitlines() if line.strip()) + html


def _protection(outer: ReadMail, inner: ReadMail, closed: Closed) -> Protection:
    return Protection("encrypted", closed.method, _signer(inner) or _signer(outer) or Address("", ""))


def _opening(outer: ReadMail, inner: ReadMail, opened: Opened) -> Opening:
    """Of what is closed inside once more, that; else the key that opened it."""
    if inner.opening is not None and inner.opening.fault:
        return inner.opening
    is_signed = any(one.protection is not None and one.protection.kind == "signed" for one in (outer, inner))
    within = inner.opening
    return Opening(
        fingerprint=opened.fingerprint,
        is_signed=is_signed or bool(within and within.is_signed),
        hides_subject=_hides_subject(outer, inner),
        seal=within.seal if within and within.seal else opened.seal,
    )


def _signer(mail: ReadMail) -> Address | None:
    said = mail.protection
    return said.signer if said and (said.signer.name or said.signer.address) else None
