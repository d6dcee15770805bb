"""The whole check-up, in the order in which things rest on each other."""

from collections.abc import Iterator
from datetime import datetime

from firstline.ops.checkup.database import look_at_database
from firstline.ops.checkup.domains import look_at_domains
from firstline.ops.checkup.findings import Finding, How
from firstline.ops.checkup.mail import look_at_mail
from firstline.ops.checkup.mail_keys import look_at_mail_keys
from firstline.ops.checkup.pages import look_at_address, look_at_pages
from firstline.ops.checkup.storage import look_at_storage
from firstline.ops.checkup.work import look_at_work


def look_at_everything(at: datetime) -> Iterator[Finding]:
    """What was found, well or not. Without a database the rest can't be asked."""
    database = list(look_at_database(at))
    yield from database
    yield from look_at_pages()
    if database[0].how is How.FAULT:
        return
    yield from look_at_work(at)
    yield from look_at_mail(at)
    yield from look_at_domains()
    yield from look_at_mail_keys(at)
    yield from look_at_storage()
    yield from look_at_address()
