"""Comity: the open system for an organisation's relations with its partners."""
