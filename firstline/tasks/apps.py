from django.apps import AppConfig


class TasksApp(AppConfig):
    name = "firstline.tasks"
    label = "tasks"
