from django.apps import AppConfig


class ImportsApp(AppConfig):
    name = "firstline.imports"
    label = "imports"
