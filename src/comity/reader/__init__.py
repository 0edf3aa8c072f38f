"""Prose in, claims out. Pure: no Django, no database, no network.

>>> from comity.reader import Gazetteer, Text, read
>>> text = Text("The Foreign Ministers of Norway and Chile met in Oslo on 3 May 2022.")
>>> [claim.parties for claim in read(text, Gazetteer.from_terms()).claims]
[('CHL', 'NOR')]
"""

from comity.reader.claims import Reading, Text
from comity.reader.gazetteer import Gazetteer
from comity.reader.reading import read

__all__ = ["Gazetteer", "Reading", "Text", "read"]
