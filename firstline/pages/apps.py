from django.apps import AppConfig


class PagesApp(AppConfig):
    name = "firstline.pages"
    label = "pages"
