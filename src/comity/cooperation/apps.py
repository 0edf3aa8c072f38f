"""The cooperation package as a Django app: its kinds are declared as it loads."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "comity.cooperation"
    label = "cooperation"

    def ready(self) -> None:
        from comity.cooperation import kinds  # noqa: F401  declares, once the record is loaded
