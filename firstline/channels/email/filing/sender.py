"""Who wrote a mail, as far as it says so. None of it is proven."""

import re

from firstline.channels.email.reading.mail import Address, ReadMail

NOBODY = re.compile(
    r"(^|[._+-])(no|do[._-]?not)[._-]?(reply|respond|answer)|noreply|(inte|ej)[._-]?svara|ne[._-]?pas[._-]?repondre"
    r"|nicht[._-]?antworten|no[._-]?responder",
    re.IGNORECASE,
)


def sender_of(read: ReadMail) -> Address | None:
    """The one in From; in Sender where From is empty; None when there is no address at all."""
    named = [*read.from_, *read.sender]
    return next((one for one in named if "@" in one.address.strip("@ ")), None)


def requester_of(read: ReadMail) -> Address | None:
    """Who asks for help: the sender, or, of a form on a web site that sends as no-reply@, the one in Reply-To."""
    sender = sender_of(read)
    if sender is not None and is_nobody(sender.address) and len(read.reply_to) == 1:
        answered = read.reply_to[0]
        if "@" in answered.address and not is_nobody(answered.address):
            return answered
    return sender


def is_nobody(address: str) -> bool:
    """Whether nobody reads what is sent to this address, by its own words."""
    return NOBODY.search(address.rpartition("@")[0][:60]) is not None
