"""The review package as a Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "comity.review"
    label = "review"
