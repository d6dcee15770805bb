from django.apps import AppConfig


class SearchApp(AppConfig):
    name = "firstline.search"
    label = "search"
