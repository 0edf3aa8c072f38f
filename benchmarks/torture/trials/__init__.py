"""One file a trial, found by itself. Django stands before any of them is imported."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
django.setup()
