"""The pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "comity.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        from comity.web.signing import events  # its models exist once Django is set up

        events.connect()
