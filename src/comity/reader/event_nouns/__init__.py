"""Engagements that are named, not told: "their meeting in May", "the summit held in Oslo".

owners    whose the event is by its own words
series    events that come again, and who hosts them
supplied  parties that the event leaves to the text
naming    the draft, if the event says enough
"""

from comity.reader.event_nouns.naming import EventNouns

__all__ = ["EventNouns"]
