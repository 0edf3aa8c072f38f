"""The record as a Django app; its triggers and its wall are laid anew after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class RecordConfig(AppConfig):
    name = "comity.record"
    label = "record"

    def ready(self) -> None:
        from comity.record import triggers, wall  # need the models loaded

        pre_migrate.connect(wall.take_down_before_migrate, sender=self)
        post_migrate.connect(triggers.install_after_migrate, sender=self)
        post_migrate.connect(wall.relay_after_migrate, sender=self)
