from django.apps import AppConfig


class EmailApp(AppConfig):
    name = "firstline.channels.email"
    label = "email"
