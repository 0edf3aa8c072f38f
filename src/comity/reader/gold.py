"""Texts with URL and DATE lines in, readings as plain JSON objects out: the form of a gold corpus.

python -m comity.reader.gold OUT FILE…    writes OUT/NAME.json for each NAME.txt
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from comity.reader.claims import EngagementClaim, InstrumentClaim, Reading, StandingClaim, Text
from comity.reader.errors import FrontMatterError

_FRONT = re.compile(r"\AURL:[ \t]*(.*)\r?\nDATE:[ \t]*(.*)\r?\n\s*")


def parse_gold(content: str) -> Text:
    """The text of a file with front matter: the title is the first line, and part of the text.

    Raises: FrontMatterError.
    """
    front = _FRONT.match(content.lstrip("\ufeff"))
    if not front:
        raise FrontMatterError("found no lines “URL: …” and “DATE: …” at the start of the file")
    body = content.lstrip("\ufeff")[front.end() :].replace("\r\n", "\n").rstrip()
    title = body.partition("\n")[0].strip()
    return Text(body, title=title, published=front[2].strip(), url=front[1].strip())


def to_gold(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """The engagements, relations and instruments of a reading, in the corpus's own words."""
    out: dict[str, list[dict[str, Any]]] = {"engagements": [], "relations": [], "instruments": []}
    for claim in reading.claims:
        if isinstance(claim, EngagementClaim) and len(claim.parties) > 1:
            row: dict[str, Any] = {
                "date": _in_months(claim.date),
                "kind": claim.kind,
                "level": claim.level,
                "parties": list(claim.parties),
                "place": claim.place,
                "topics": list(claim.topics),
                "quote": claim.quote,
            }
            if claim.planned:
                row["planned"] = True
            if claim.recurring:
                row["recurring"] = True
            out["engagements"].append(row)
        elif isinstance(claim, StandingClaim) and claim.kind != "group-member":
            row = {
                "subject": claim.subject,
                "kind": claim.kind,
                "object": _USUAL.get(claim.object, claim.object.rpartition(".")[2]),
                "start": claim.start,
                "end": claim.end,
                "as_of": claim.as_of,
                "quote": claim.quote,
            }
            if claim.label:
                row["label"] = claim.label
            out["relations"].append(row)
        elif isinstance(claim, InstrumentClaim):
            out["instruments"].append(
                {
                    "kind": claim.kind,
                    "title": claim.title,
                    "parties": list(claim.parties),
                    "date": claim.date,
                    "topics": list(claim.topics),
                    "quote": claim.quote,
                }
            )
    return out


_USUAL = {"NONALIGNED": "NAM", "PACIFICALLIANCE": "PACIFIC ALLIANCE"}
"""Organisations whose code is not what they are usually called by."""

_PARTS = {
    "33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12"),
    "40": ("01", "06"), "41": ("07", "12"),
}  # fmt: skip


def _in_months(edtf: str) -> str:
    """Quarters and halves of a year as the months they are made of."""
    year, _, part = edtf.partition("-")
    if part not in _PARTS:
        return edtf
    first, last = _PARTS[part]
    return f"{year}-{first}/{year}-{last}"


def write_gold(out: Path, files: list[Path]) -> int:
    """Number of files read; for each one, OUT/NAME.json."""
    from comity.reader import Gazetteer, read  # here: the package imports this module's Text

    gazetteer = Gazetteer.from_terms()
    out.mkdir(parents=True, exist_ok=True)
    for path in files:
        text = parse_gold(path.read_text(encoding="utf-8"))
        rows = to_gold(read(text, gazetteer))
        content = json.dumps(rows, ensure_ascii=False, indent=1)
        (out / f"{path.stem}.json").write_text(content + "\n", encoding="utf-8")
    return len(files)


if __name__ == "__main__":
    sys.exit(0 if write_gold(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]) else 1)
