"""The partners package as a Django app: its kinds are declared as it loads."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "comity.partners"
    label = "partners"

    def ready(self) -> None:
        from comity.partners import kinds  # noqa: F401  declares, once the record is loaded
