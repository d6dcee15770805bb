"""Who wrote a mail, as far as it says so. None of it is proven."""

from firstline.channels.email.reading.mail import Address, ReadMail
from firstline.channels.email.reading.nobody import is_nobody


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
