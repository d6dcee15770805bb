from django.apps import AppConfig


class BillingApp(AppConfig):
    name = "firstline.billing"
    label = "billing"
