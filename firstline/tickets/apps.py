from django.apps import AppConfig


class TicketsApp(AppConfig):
    name = "firstline.tickets"
    label = "tickets"
