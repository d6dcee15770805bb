from django.apps import AppConfig


class ViewsApp(AppConfig):
    name = "firstline.views"
    label = "views"
