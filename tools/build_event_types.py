"""Writes ``event_types.csv`` from the table that relates CAMEO to PLOVER codes.

    python tools/build_event_types.py CAMEO2PLOVER.txt NAMES.csv > src/comity/terms/event_types.csv

The relation of codes is taken as it is; the names are Comity's own and stay in the file written
before (second argument), so that a new edition of the table never loses them.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

LINE = re.compile(r"^(\d{3,4}):\s*([A-Z]+)\s*,([^,#]*),([^#]*)#")
ROOT = re.compile(r"^(\d\d):\s*([A-Z]+)\s*$")


def relation(table: str) -> dict[str, tuple[str, str, str]]:
    """CAMEO code → (PLOVER event, mode, contexts joined by "|"); the first row of a code counts."""
    rows: dict[str, tuple[str, str, str]] = {}
    for line in table.splitlines():
        if match := LINE.match(line):
            code, event, mode, contexts = match.groups()
            joined = "|".join(part.strip() for part in contexts.split(";") if part.strip())
            rows.setdefault(code, (event, mode.strip(), joined))
        elif match := ROOT.match(line):
            rows.setdefault(match.group(1), (match.group(2), "", ""))
    return rows


def main() -> None:
    """One row per CAMEO code in standard output, in order."""
    table, names_file = (Path(argument) for argument in sys.argv[1:3])
    with names_file.open(encoding="utf-8", newline="") as stream:
        names = {row["cameo"]: row["name"] for row in csv.DictReader(stream)}
    rows = relation(table.read_text(encoding="utf-8"))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["cameo", "name", "plover", "mode", "contexts"])
    for code in sorted(set(rows) | set(names)):
        writer.writerow([code, names.get(code, ""), *rows.get(code, ("", "", ""))])


if __name__ == "__main__":
    main()
