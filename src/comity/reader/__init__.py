"""Prose in, claims out. Pure: no Django, no database, no network."""
