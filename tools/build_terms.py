"""Makes ``names_cldr.csv``: the names of states that CLDR and ISO 3166 give.

Run with Babel and pycountry installed (neither is needed at run time):

    python tools/build_terms.py

What is kept by hand in ``names_states.csv`` goes first: a name is left out where that file has one
of the same state, language and form, or the same text. Fails if ``states.csv`` lacks a
state of ISO 3166-1.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pycountry
from babel import Locale

FOLDER = Path(__file__).parent.parent / "src" / "comity" / "terms"
COLUMNS = ("code", "text", "language", "form", "start", "end", "source")


def rows(file_name: str) -> list[dict[str, str]]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def proposed() -> Iterator[tuple[str, str, str, str, str]]:
    """Each name of each state of ISO 3166-1 (code, text, language, form, source)."""
    english = Locale("en").territories
    french = Locale("fr").territories
    for country in pycountry.countries:
        code = country.alpha_3
        yield code, english[country.alpha_2].replace(" & ", " and "), "en", "short", "cldr"
        yield code, french[country.alpha_2], "fr", "short", "cldr"
        official = getattr(country, "official_name", "").removeprefix("the ")
        if official:
            yield code, official, "en", "formal", "iso3166-1"
        for text in (country.name, getattr(country, "common_name", "")):
            if text and "," not in text and "(" not in text:
                yield code, text, "en", "alias", "iso3166-1"
    yield "XKX", french["XK"], "fr", "short", "cldr"


def main() -> None:
    kept = rows("names_states.csv")
    forms = {(row["code"], row["language"], row["form"]) for row in kept if row["form"] != "alias"}
    texts = {(row["code"], row["language"], row["text"]) for row in kept}
    made = []
    for code, text, language, form, source in proposed():
        text = text.replace("’", "'")  # readers let either apostrophe match
        if (code, language, form) in forms:
            continue
        if form == "alias" and (code, language, text) in texts:
            continue
        texts.add((code, language, text))
        made.append((code, text, language, form, "", "", source))
    with (FOLDER / "names_cldr.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(made))
    known = {row["code"] for row in rows("states.csv")}
    missing = sorted({code for code, *_ in proposed()} - known)
    if missing:
        raise SystemExit(f"states.csv lacks {', '.join(missing)}")


if __name__ == "__main__":
    main()
