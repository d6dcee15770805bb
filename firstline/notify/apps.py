from django.apps import AppConfig


class NotifyApp(AppConfig):
    name = "firstline.notify"
    label = "notify"
