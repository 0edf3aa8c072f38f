"""Figures of Comity, each beside its floor in the same run; see ``make bench``."""
