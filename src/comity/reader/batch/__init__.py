"""Many documents, read on many cores, resumable after a kill.

    for outcome in read_many(["archive/", "crawl.warc.gz"], jobs=4, journal=Path("out/journal")):
        print(outcome.path, outcome.index, outcome.value)

Each file is one piece of work, but of an archive (JSONL, WARC) the n-th process takes every n-th
record. A process parses in a child of its own (``comity.reader.forms.child``) and does with each
text what ``each`` says. What comes of it is handed on one by one, so memory stays flat however
much is read.
"""

from comity.reader.batch.pieces import Outcome, Piece
from comity.reader.batch.reading import read_many
from comity.reader.batch.tally import Tally

__all__ = ["Outcome", "Piece", "Tally", "read_many"]
