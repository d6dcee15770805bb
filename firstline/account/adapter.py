"""How django-allauth behaves here: nobody signs up by themselves, guessing passwords is slow, pages are our own."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from firstline.core.clock import now
from firstline.core.quotas import Allowance, TooOften, give_back, take
from firstline.pages.next_page import is_own_page
from firstline.pages.source import source_of
from firstline.pages.viewer import viewer_of

WRONG_FOR_AN_ADDRESS = Allowance("wrong password for an address", at_most=10, per=timedelta(minutes=10))
WRONG_FROM_A_SOURCE = Allowance("wrong password from one source", at_most=60, per=timedelta(minutes=10))


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and password don't go together."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth calls it so
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Agents go to the desk, users to the portal."""
        return "/desk/" if viewer_of(request).is_agent else "/"

    def is_safe_url(self, url: str) -> bool:
        return is_own_page(url or "")

    def get_client_ip(self, request: HttpRequest) -> str:
        return source_of(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count each try before the password is looked at, so that many at once are counted too."""
        try:
            take(WRONG_FROM_A_SOURCE, source_of(request), at=now())
            take(WRONG_FOR_AN_ADDRESS, credentials.get("email", ""), at=now())
        except TooOften as fault:
            raise ValidationError(_too_many(fault.minutes), code="too_many_tries") from fault

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Whoever knows the password has not used up a try."""
        person = super().authenticate(request, **credentials)
        if person is not None:
            give_back(WRONG_FROM_A_SOURCE, source_of(request))
            give_back(WRONG_FOR_AN_ADDRESS, credentials.get("email", ""))
        return person


def _too_many(minutes: int) -> str:
    return ngettext(
        "Those were too many tries. Wait %(n)s minute, or have a link sent to your mail address.",
        "Those were too many tries. Wait %(n)s minutes, or have a link sent to your mail address.",
        minutes,
    ) % {"n": minutes}
