"""How django-allauth behaves here: nobody signs up by themselves, and links point to the desk's own address."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from firstline.pages.viewer import viewer_of


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth calls it so
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Agents go to the desk, users to the portal."""
        return "/desk/" if viewer_of(request).is_agent else "/"
