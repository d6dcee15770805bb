from firstline.channels.email.models.brand import Brand
from firstline.channels.email.models.hook_token import HookToken
from firstline.channels.email.models.incoming import IncomingMail
from firstline.channels.email.models.mail_key import MailKey
from firstline.channels.email.models.mailbox import Mailbox
from firstline.channels.email.models.mailbox_check import MailboxCheck
from firstline.channels.email.models.oauth_client import OAuthClient
from firstline.channels.email.models.oauth_grant import OAuthGrant
from firstline.channels.email.models.outgoing import OutgoingMail
from firstline.channels.email.models.round_trip import RoundTrip
from firstline.channels.email.models.sender_breaker import SenderBreaker
from firstline.channels.email.models.sender_rule import SenderRule
from firstline.channels.email.models.signing_key import SigningKey
from firstline.channels.email.models.unreachable import UnreachableAddress
from firstline.channels.email.models.watch import MailboxWatch

__all__ = [
    "Brand",
    "HookToken",
    "IncomingMail",
    "MailKey",
    "Mailbox",
    "MailboxCheck",
    "MailboxWatch",
    "OAuthClient",
    "OAuthGrant",
    "OutgoingMail",
    "RoundTrip",
    "SenderBreaker",
    "SenderRule",
    "SigningKey",
    "UnreachableAddress",
]
