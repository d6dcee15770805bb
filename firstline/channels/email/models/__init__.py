from firstline.channels.email.models.incoming import IncomingMail
from firstline.channels.email.models.mailbox import Mailbox
from firstline.channels.email.models.outgoing import OutgoingMail
from firstline.channels.email.models.sender_breaker import SenderBreaker
from firstline.channels.email.models.unreachable import UnreachableAddress
from firstline.channels.email.models.watch import MailboxWatch

__all__ = ["IncomingMail", "Mailbox", "MailboxWatch", "OutgoingMail", "SenderBreaker", "UnreachableAddress"]
