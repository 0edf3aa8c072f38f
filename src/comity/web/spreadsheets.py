"""Lists as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from comity.web.leaving import leaving

#: What a spreadsheet may take for the beginning of a formula, full-width forms included.
FORMULA_SIGNS = "=+-@\t\r\n\0|%＝＋－＠"
#: What a program that reads a list in another way may take for the end of the cell before.
PARTING = "\"',;"


def guarded(cell: object) -> str:
    """The text of a cell; an apostrophe before what would be read as a formula.

    Spaces and signs that are not seen are looked past: a spreadsheet may drop them.
    """
    text = str(cell).replace("\0", "")
    bare = "".join(sign for sign in text if sign.isprintable()).lstrip().lstrip(PARTING)
    risky = any(sign in FORMULA_SIGNS for sign in bare[:1] + text[:1])
    return f"'{text}" if risky else text


def csv_file(
    name: str, head: Sequence[str], rows: Iterable[Sequence[object]], *,
    entries: Iterable[int] = (), editions: Iterable[int] = (),
) -> HttpResponse:  # fmt: skip
    """A download of the rows under their head, in UTF-8 with its mark.

    ``entries`` and ``editions`` are row numbers of what the rows were made of.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    file = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    return leaving(file, f"{name}.csv", entries, editions)
