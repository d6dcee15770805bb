"""How the sign-in of a mailbox at its provider is, and how long it lasts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.queries import is_signed_in

SOON_DAYS = 14


@dataclass(frozen=True)
class Ending:
    """What ends by itself: the desk's client secret at the provider, or what was granted for one mailbox. `days_left`
    is below zero once it is over."""

    what: Literal["secret", "grant"]
    on: date
    days_left: int

    @property
    def is_soon(self) -> bool:
        return self.days_left <= SOON_DAYS

    @property
    def words(self) -> str:
        """What ends, when, and what to do."""
        is_secret = self.what == "secret"
        what_to_do = _("Make a new one at the provider and enter it.") if is_secret else _("Sign in again.")
        return f"{self._when(_secret if is_secret else _grant)} {what_to_do}"

    def _when(self, said: Callable[[int], tuple[str, str, str]]) -> str:
        over, today, ahead = said(abs(self.days_left))
        sentence = over if self.days_left < 0 else today if self.days_left == 0 else ahead
        return sentence % {"n": abs(self.days_left)}


def _secret(days: int) -> tuple[str, str, str]:
    """It is over, ends today, ends in so many days."""
    return (
        ngettext("The client secret ended %(n)s day ago.", "The client secret ended %(n)s days ago.", days),
        _("The client secret ends today."),
        ngettext("The client secret ends in %(n)s day.", "The client secret ends in %(n)s days.", days),
    )


def _grant(days: int) -> tuple[str, str, str]:
    return (
        ngettext("The sign-in ended %(n)s day ago.", "The sign-in ended %(n)s days ago.", days),
        _("The sign-in ends today."),
        ngettext("The sign-in ends in %(n)s day.", "The sign-in ends in %(n)s days.", days),
    )


@dataclass(frozen=True)
class SignInStanding:
    """How the desk is known at the provider (`client`, None before that was entered), what was granted there (`grant`,
    None before somebody has signed in), and what of it ends first."""

    client: OAuthClient | None
    grant: OAuthGrant | None
    ending: Ending | None

    @property
    def fault(self) -> str:
        """Why the desk is let in no more, in plain words; empty while it is."""
        return self.grant.last_error if self.grant is not None and self.grant.failing_since is not None else ""


def sign_in_standing(mailbox: Mailbox, *, at: datetime) -> SignInStanding:
    client = OAuthClient.objects.filter(provider=mailbox.sign_in).first()
    grant = mailbox.grant if is_signed_in(mailbox) else None
    return SignInStanding(client, grant, ending_of(client, grant, at=at))


def ending_of(client: OAuthClient | None, grant: OAuthGrant | None, *, at: datetime) -> Ending | None:
    """What ends first of what is known to end; None where nothing is."""
    today = at.astimezone(UTC).date()
    endings: list[Ending] = []
    if client is not None and client.secret_ends_on is not None:
        endings.append(Ending("secret", client.secret_ends_on, (client.secret_ends_on - today).days))
    if grant is not None and grant.refresh_ends_at is not None:
        last_day = grant.refresh_ends_at.astimezone(UTC).date()
        endings.append(Ending("grant", last_day, (last_day - today).days))
    return min(endings, key=lambda ending: ending.on, default=None)
