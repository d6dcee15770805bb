"""Addresses of the way in. Of django-allauth only what is used; all else of it isn't there."""

from allauth.account import views as allauth
from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from firstline.account import language, profile, signing_in, tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="account_profile")),
    path("profile/", profile.profile, name="account_profile"),
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("link/", signing_in.ask_link, name="account_ask_link"),
    path("in/<str:secret>/", signing_in.come_in, name="account_come_in"),
    path("invited/<str:secret>/", signing_in.invited, name="account_invited"),
    path("tokens/", tokens.tokens, name="account_tokens"),
    path("tokens/<int:token>/withdrawal/", tokens.withdrawal, name="account_token_withdrawal"),
    path("signature/", profile.signature, name="account_signature"),
    path("password/", profile.password, name="account_password"),
    path("address/", profile.new_address, name="account_new_address"),
    path("new-address/<str:token>/", profile.confirm_address, name="account_confirm_address"),
    path("language/", language.choose_language, name="account_language"),
]
