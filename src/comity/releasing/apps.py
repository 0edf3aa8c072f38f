"""The releasing package as a Django app."""

from django.apps import AppConfig


class ReleasingConfig(AppConfig):
    name = "comity.releasing"
    label = "releasing"
