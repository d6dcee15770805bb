from django.apps import AppConfig


class SatisfactionApp(AppConfig):
    name = "firstline.satisfaction"
    label = "satisfaction"
