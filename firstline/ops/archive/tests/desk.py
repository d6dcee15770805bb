"""Makes a small desk that has one of everything an archive must carry. Run as a program: `python -m … desk`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from firstline.channels.email.models import Mailbox  # noqa: E402
from firstline.core.access import SYSTEM  # noqa: E402
from firstline.core.clock import now  # noqa: E402
from firstline.core.files.keep import keep  # noqa: E402
from firstline.people.actions.add_person import add_person  # noqa: E402
from firstline.tickets.actions.attaching import Enclosure  # noqa: E402
from firstline.tickets.actions.register import Request, register  # noqa: E402
from firstline.tickets.stages import Channel  # noqa: E402
from firstline.tickets.wording import from_text  # noqa: E402

STRANGE = "Größe „ÅÄÖ“ 漢字 🖨️ \u2028 ' \" \\ %s {}"


def main() -> None:
    call_command("set_up")
    at = now()
    with transaction.atomic():
        anna = add_person(name=f"Anna Berg {STRANGE}", email="anna@bergs.test", by=SYSTEM, at=at)
        for number in range(3):
            picture = Enclosure(file=keep(b"%d" % number + bytes(range(256)) * 40, at=at), name=f"{number}.dat")
            asked = Request(
                requester=anna,
                subject=f"{number} {STRANGE}",
                words=from_text(STRANGE),
                channel=Channel.PHONE,
                enclosures=[picture],
            )
            register(asked, by=SYSTEM, at=at)
        Mailbox.objects.create(name="Support", address="support@desk.test", imap_password="häst batteri")


if __name__ == "__main__":
    main()
