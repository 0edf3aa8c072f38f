"""The review package as a Django app: its kinds are declared as it loads."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "comity.review"
    label = "review"

    def ready(self) -> None:
        from comity.review import kinds  # noqa: F401  declares, once the record is loaded
