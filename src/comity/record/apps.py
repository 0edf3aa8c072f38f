"""The record as a Django app; its triggers are laid anew after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    name = "comity.record"
    label = "record"

    def ready(self) -> None:
        from comity.record.triggers import install_after_migrate  # needs the models loaded

        post_migrate.connect(install_after_migrate, sender=self)
