"""The dialogue package as a Django app: its kinds are declared as it loads."""

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "comity.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        from comity.dialogue import kinds  # noqa: F401  declares, once the record is loaded
