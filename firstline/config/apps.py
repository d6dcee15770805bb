"""Ties reactions and periodic jobs to the events and clocks they follow, once Django is ready."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ConfigApp(AppConfig):
    name = "firstline.config"
    label = "config"

    def ready(self) -> None:
        autodiscover_modules("wiring", "schedule")
