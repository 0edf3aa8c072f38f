"""What verbs and events have in common.

clause_words  the words around an item of a clause
subjects      who does what a verb says
days          dates and places ahead of the verb
tenses        past, to come, again and again, only possible
denials       what did not come about, or is only wished
drafting      a draft of what one verb or event tells
"""

from comity.reader.telling.drafting import Telling

__all__ = ["Telling"]
