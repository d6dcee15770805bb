from django.apps import AppConfig


class PeopleApp(AppConfig):
    name = "firstline.people"
    label = "people"
