from django.apps import AppConfig


class OpsApp(AppConfig):
    name = "firstline.ops"
    label = "ops"
