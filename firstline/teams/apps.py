from django.apps import AppConfig


class TeamsApp(AppConfig):
    name = "firstline.teams"
    label = "teams"
