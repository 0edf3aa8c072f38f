"""Signing in, and what keeps an account safe: our pages and rules over django-allauth."""
