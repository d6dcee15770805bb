from django.apps import AppConfig


class DeskApp(AppConfig):
    name = "firstline.desk"
    label = "desk"
