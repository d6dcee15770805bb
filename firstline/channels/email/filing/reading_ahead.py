"""Having the next mail read while this one is filed: they are read in a process of their own, so neither waits."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from firstline.channels.email.filing.opening import read_closed
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.reading.mail import ReadMail

Reading = Callable[[], ReadMail]
"""Waits for what was read in a mail as it came, and returns it or raises what reading raised."""


def reading_ahead(mails: list[IncomingMail]) -> Iterator[tuple[IncomingMail, Reading]]:
    """Each mail with its reading, one of them ahead: a mailbox never keeps two reading processes busy."""
    if len(mails) < 2:
        yield from ((mail, lambda raw=mail.raw: read_closed(raw)) for mail in mails)
        return
    with ThreadPoolExecutor(1, "reading-ahead") as ahead:
        reading = ahead.submit(read_closed, mails[0].raw)
        for mail, following in zip(mails, [*mails[1:], None], strict=True):
            this = reading
            if following is not None:
                reading = ahead.submit(read_closed, following.raw)
            yield mail, this.result
