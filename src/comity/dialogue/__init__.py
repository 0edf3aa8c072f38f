"""Engagements: who met whom, in which body and format, when, where and about what."""
