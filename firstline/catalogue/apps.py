from django.apps import AppConfig


class CatalogueApp(AppConfig):
    name = "firstline.catalogue"
    label = "catalogue"
