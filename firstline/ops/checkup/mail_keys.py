"""The keys for mail: are they still good, and does the one that should sign do it?"""

from collections.abc import Iterator
from datetime import datetime

from firstline.channels.email.models import MailKey
from firstline.ops.checkup.findings import Finding, fault, note

_PLACE = "Store its successor in the desk: Settings, Keys for mail."


def look_at_mail_keys(at: datetime) -> Iterator[Finding]:
    for key in MailKey.objects.all():
        yield from _look_at(key, at)


def _look_at(key: MailKey, at: datetime) -> Iterator[Finding]:
    name = f"The {key.kind} key of {', '.join(key.addresses)}"
    until = f"{key.valid_until:%Y-%m-%d}" if key.valid_until else "never"
    if not key.private:
        yield fault(
            f"{name} can't be read: it was stored with another secret of the desk.",
            "Restore the desk's secret, or remove the key and store it again.",
        )
    elif key.signs and key.has_expired(at):
        yield fault(f"{name} expired on {until}, so mail leaves unsigned.", _PLACE)
    elif key.signs and key.expires_soon(at):
        yield note(f"{name} expires on {until}.", _PLACE)
