from django.apps import AppConfig


class AccountApp(AppConfig):
    name = "firstline.account"
    label = "desk_account"
