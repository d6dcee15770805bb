from django.apps import AppConfig


class BulkApp(AppConfig):
    name = "firstline.bulk"
    label = "bulk"
