"""Pages to text: how fast, beside the floor (parsing alone) and a fast general extractor.

    python -m benchmarks.forms --pages 200

The pages are made up in the manner of a ministry's: 55 KiB, of which half is menus, cards of
other news and scripts. Rates are of processor time of the reading process, the best of three
rounds interleaved; "in a child" is of elapsed time, since two processes share that work.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from datetime import date

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from benchmarks.form_specimens import set_pdf
from comity.dates.prose import find_dates
from comity.reader import Gazetteer, read
from comity.reader.forms import open_texts
from comity.reader.forms.document import Document, Records
from comity.reader.forms.html import page_text
from comity.reader.forms.pdf import texts as pdf_texts
from comity.reader.layout import blocks
from comity.reader.sentences import sentence_spans

WORDS = [
    *("the", "minister", "president", "council", "partner", "states", "met", "in", "Oslo", "today"),
    *("defence", "trade", "maritime", "security", "programme", "cooperation", "agreed", "to"),
    *("strengthen", "their", "dialogue", "on", "cyber", "resilience", "and", "climate", "with"),
    *("Australia", "Japan", "Korea", "New", "Zealand", "welcomed", "leaders", "summit", "foreign"),
]


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    count = chance.randint(2, 5)
    return " ".join(sentence(chance, chance.randint(12, 30)) for _ in range(count))


def page(chance: random.Random) -> bytes:
    """One page; the same for the same state of chance."""

    def links(kind: str, count: int) -> str:
        return "".join(
            f'<li class="{kind} {kind}-{n}"><a href="/{kind}/{n}">{sentence(chance, 3)}</a></li>'
            for n in range(count)
        )

    cards = "".join(
        f'<div class="card teaser"><a href="/news/{n}"><h3>{sentence(chance, 8)}</h3></a>'
        f'<p>{sentence(chance, 15)}</p><time datetime="2023-01-02">2 January</time></div>'
        for n in range(30)
    )
    prose = "".join(
        f"<p>{paragraph(chance)}</p>"
        if chance.random() < 0.8
        else f"<h2>{sentence(chance, 4)}</h2><ul>{links('item', 5)}</ul>"
        for _ in range(28)
    )
    scripts = "<script>" + "var a=function(b){return b+1};" * 250 + "</script>"
    return (
        f"<!doctype html><html lang=en><head><title>{sentence(chance, 6)} | Ministry</title>"
        '<meta property="og:site_name" content="Ministry"><link rel=canonical '
        f'href="https://ministry.example/1">{scripts}<style>{".a{color:red}" * 300}</style></head>'
        f'<body><header class="site-header"><nav><ul>{links("menu", 120)}</ul></nav></header>'
        f"<main><article><h1>{sentence(chance, 8)}</h1><p>Published on 4 May 2023</p>{prose}"
        f'</article></main><aside class="sidebar">{cards}</aside>'
        f"<footer><ul>{links('foot', 60)}</ul></footer></body></html>"
    ).encode()


def pdf_page(chance: random.Random) -> bytes:
    lines = [(11.0, 72.0, 780.0 - 14 * n, sentence(chance, 12)) for n in range(50)]
    return set_pdf([lines])  # type: ignore[arg-type]


def rates(
    ways: dict[str, tuple[Callable[[], float], Callable[[bytes], object]]], documents: list[bytes]
) -> dict[str, float]:
    """Documents a second, by way."""
    best = dict.fromkeys(ways, 0.0)
    for _ in range(3):
        for name, (clock, way) in ways.items():
            start = clock()
            for document in documents:
                way(document)
            best[name] = max(best[name], len(documents) / (clock() - start))
    return best


def _floor(gazetteer: Gazetteer) -> Callable[[bytes], object]:
    """Extraction, sentences, names and dates: what any reader of pages must do."""

    def floor(source: bytes) -> object:
        text = page_text(source.decode(), "page")
        spans = [sentence_spans(text.text, block) for block in blocks(text.text, text.title)]
        return spans, gazetteer.find(text.text), find_dates(text.text, date(2023, 5, 4))

    return floor


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=200)
    options = arguments.parse_args()
    chance = random.Random(1)
    pages = [page(chance) for _ in range(options.pages)]
    gazetteer = Gazetteer.from_terms()
    read(page_text(pages[0].decode(), "page"), gazetteer)  # tables are built on first use
    found = rates(
        {
            "parsing alone": (time.process_time, LexborHTMLParser),
            "resiliparse, main text alone": (
                time.process_time,
                lambda source: extract_plain_text(source.decode(), main_content=True),
            ),
            "text, title, dates, address": (
                time.process_time,
                lambda source: page_text(source.decode(), "page"),
            ),
            "text, then the reader's floor": (time.process_time, _floor(gazetteer)),
            "text, then claims": (
                time.process_time,
                lambda source: read(page_text(source.decode(), "page"), gazetteer),
            ),
            "text in a child": (
                time.perf_counter,
                lambda source: list(open_texts(source, "page.html")),
            ),
        },
        pages,
    )
    kib = sum(map(len, pages)) / len(pages) / 1024
    print(f"HTML pages of {kib:.0f} KiB, {len(pages)} of them")
    for name, rate in found.items():
        print(f"  {name:30} {rate:7,.0f}/s  {rate / found['parsing alone']:5.2f} × parsing")
    extracted = found["text, title, dates, address"] / found["parsing alone"]
    claimed = found["text, then claims"] / found["text, then the reader's floor"]
    print(f"  text / parsing                 {extracted:7.2f}    goal 0.40")
    print(f"  claims / floor                 {claimed:7.2f}    goal 0.50")
    papers = [pdf_page(chance) for _ in range(options.pages)]

    def read_pdf(source: bytes) -> object:
        return list(pdf_texts(Document("page", "", source), Records()))

    paper = rates({"text": (time.process_time, read_pdf)}, papers)
    print(f"PDF pages of 50 lines\n  {'text and title':30} {paper['text']:7,.0f}/s")


if __name__ == "__main__":
    main()
