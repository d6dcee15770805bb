from django.apps import AppConfig


class CoreApp(AppConfig):
    name = "firstline.core"
    label = "core"
