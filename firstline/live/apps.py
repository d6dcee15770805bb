from django.apps import AppConfig


class LiveApp(AppConfig):
    name = "firstline.live"
    label = "live"
