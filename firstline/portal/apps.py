from django.apps import AppConfig


class PortalApp(AppConfig):
    name = "firstline.portal"
    label = "portal"
