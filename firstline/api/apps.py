from django.apps import AppConfig


class ApiApp(AppConfig):
    name = "firstline.api"
    label = "api"
