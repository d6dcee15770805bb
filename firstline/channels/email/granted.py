"""What a provider grants: the tokens that let the desk into a mailbox."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, repr=False)
class Tokens:
    """`access` opens the mailbox until `access_ends_at`; `refresh` gets the next one, and is empty where the one we
    have stays. `account` is who signed in, empty where the provider doesn't say."""

    access: str
    access_ends_at: datetime
    refresh: str = ""
    refresh_ends_at: datetime | None = None
    account: str = ""
