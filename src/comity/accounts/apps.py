"""The accounts package as a Django app; its log is only ever added to."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "comity.accounts"
    label = "accounts"

    def ready(self) -> None:
        from comity.record import triggers  # needs the models loaded

        triggers.ADDED_ONLY.append("accounts_event")
