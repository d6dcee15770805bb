from django.apps import AppConfig


class ApprovalsApp(AppConfig):
    name = "firstline.approvals"
    label = "approvals"
