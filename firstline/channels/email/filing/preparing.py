"""Making of a mail that was read what a ticket keeps: words and files."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from django.utils.translation import gettext as _

from firstline.channels.email.filing.opening import read_opened
from firstline.channels.email.filing.staying_closed import words_about_closed
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.reading.mail import Attachment, ReadMail
from firstline.core.files import FileRefused, check_upload, keep_all, safe_name
from firstline.core.html import picture_sources
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.wording import Words, from_html, from_text


@dataclass(frozen=True)
class Prepared:
    """A stored mail, what was read in it, and what a ticket would keep of it."""

    mail: IncomingMail
    read: ReadMail
    words: Words
    enclosures: list[Enclosure] = field(default_factory=list)


def prepare(mail: IncomingMail, *, at: datetime) -> Prepared:
    """Read a stored mail and keep its files. Changes nothing but the store of files and
    the seal of what it opens. Raises what reading raises."""
    return prepare_read(mail, read_opened(mail), at=at)


def prepare_read(mail: IncomingMail, read: ReadMail, *, at: datetime) -> Prepared:
    """As `prepare`, with what has been read already."""
    taken, refused = _sorted_out(read.attachments)
    words = _words(read)
    enclosures = _enclosures(taken, words, at)
    return Prepared(mail, read, _with_remarks(words, [*refused, *_of_limits(read, words, enclosures)]), enclosures)


def _words(read: ReadMail) -> Words:
    """What the person wrote; where that leaves nothing, everything the mail says."""
    if read.reply_html.strip():
        words = from_html(read.reply_html, read.quoted_html)
    else:
        words = from_text(read.reply_text, read.quoted_text)
    if words.is_empty and read.html.strip():
        words = from_html(read.html)
    if words.is_empty:
        words = from_text(read.text)
    return from_text(read.invitation.summary) if words.is_empty and read.invitation else words


def _sorted_out(attachments: Iterable[Attachment]) -> tuple[list[Attachment], list[str]]:
    """The files that may be kept in a ticket, and sentences about the others. Those stay in the original."""
    taken: list[Attachment] = []
    refused: list[str] = []
    for attachment in attachments:
        try:
            check_upload(safe_name(attachment.filename), attachment.size, attachment.content[:16])
        except FileRefused as refusal:
            refused.append(str(refusal))
        else:
            taken.append(attachment)
    return taken, refused


def _enclosures(attachments: list[Attachment], words: Words, at: datetime) -> list[Enclosure]:
    shown = _shown_in_text(words)
    files = keep_all((attachment.content for attachment in attachments), at=at)
    return [
        Enclosure(
            file=file,
            name=safe_name(attachment.filename),
            is_inline=attachment.content_id[:250] in shown,
            content_id=attachment.content_id[:250],
        )
        for file, attachment in zip(files, attachments, strict=True)
    ]


def _shown_in_text(words: Words) -> frozenset[str]:
    """The content ids of pictures that stand in the text, or in what is folded away below it."""
    sources = (source for html in (words.html, words.rest_html) if "cid:" in html for source in picture_sources(html))
    return frozenset(source[4:] for source in sources if source.lower().startswith("cid:") and source[4:])


def _of_limits(read: ReadMail, words: Words, enclosures: list[Enclosure]) -> list[str]:
    if closed := words_about_closed(read):
        return [closed]
    if read.limits_hit:
        return [_("This mail was too large or too tangled to be shown whole. See the original.")]
    if words.is_empty and not enclosures:
        return [_("This mail has no text. See the original.")]
    return []


def _with_remarks(words: Words, remarks: list[str]) -> Words:
    """The words with remarks of ours below them, where both the user and the agent see what is missing."""
    if not remarks:
        return words
    said = "\n".join(f"[{remark}]" for remark in remarks[:10])
    html = words.html + "".join(f"<p>[{escape(remark)}]</p>" for remark in remarks[:10]) if words.html else ""
    return Words(text=f"{words.text}\n\n{said}".strip(), html=html, rest_html=words.rest_html)
