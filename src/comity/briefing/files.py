"""Briefs as files: Markdown, standalone HTML, Word, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from io import BytesIO
from typing import Any

from comity.briefing.brief import Brief, Note, Paragraph, Sentence, runs
from comity.dates import DateError, Span, in_words

NOTICE = "For unclassified information only"


def vantage_line(brief: Brief) -> str:
    """From where the brief looks: on which day, as known when, for whom, how it is marked."""
    known = f"as known on {brief.known:%Y-%m-%d %H:%M} UTC" if brief.known else "as known now"
    to = ", ".join(brief.releasable_to) or "nobody else"
    marked = brief.handling or "unmarked"
    return (
        f"On {brief.on.isoformat()} · {known} · for {brief.audience} · {marked}"
        f" · releasable to {to}"
    )


def note_words(note: Note) -> str:
    """What a note cites: who published what when, and the words or row it rests on."""
    source = note.source
    parts = [note.publisher, source.title or "Knowledge", _published(note.published)]
    head = ", ".join(part for part in parts if part)
    words = f": “{source.exact}”" if source.exact else ""
    if not words and source.locator:
        words = f", {source.locator}"
    return f"{head}{words} ({source.handling})"


def _published(text: str) -> str:
    try:
        return in_words(Span.parse(text)) if text else ""
    except DateError:
        return text


def _marks(brief: Brief, sentence: Sentence) -> str:
    return ", ".join(
        str(first) if first == last else f"{first}–{last}"
        for first, last in runs(brief.notes_of(sentence))
    )


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown with footnotes."""
    lines = ["---", f"date: {brief.on.isoformat()}", "---", ""]
    lines += [f"# {brief.title}", "", f"*{NOTICE}. {vantage_line(brief)}*", ""]
    lines += [_markdown(brief, brief.summary), ""]
    for section in brief.sections:
        lines += [f"## {section.heading}", ""]
        for paragraph in section.paragraphs:
            lines += [_markdown(brief, paragraph), ""]
    lines += ["## Sources", ""]
    lines += [f"[^{note.number}]: {_folded(note_words(note))}" for note in brief.sources]
    lines += ["", f"*{NOTICE}. {vantage_line(brief)}*"]
    return "\n".join(lines) + "\n"


def _markdown(brief: Brief, paragraph: Paragraph) -> str:
    said = [
        _plain(sentence.text) + "".join(f"[^{n}]" for n in brief.notes_of(sentence))
        for sentence in paragraph.sentences
    ]
    if paragraph.listed:
        marks = (_mark(brief, sentence) for sentence in paragraph.sentences)
        return "\n".join(f"- {one}{mark}" for one, mark in zip(said, marks, strict=True))
    return " ".join(said) + _mark(brief, *paragraph.sentences)


def _mark(brief: Brief, *sentences: Sentence) -> str:
    """The portion mark in brackets after a space; "" where there is none."""
    label = brief.handling_of(*sentences)
    return f" ({label})" if label else ""


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to act on."""
    return "".join("\\" + sign if sign in "\\`*_[]<>#|" else sign for sign in _folded(text))


def _folded(text: str) -> str:
    return " ".join(text.split())


STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin-top:1.8rem}"
    "sup a{text-decoration:none}.mark{font-size:.85rem}p.mark{border-block:1px solid #bbb;"
    "padding:.35rem 0}ol{font-size:.85rem;padding-left:1.6rem}li{margin:.25rem 0}"
    "@media print{body{margin:0;max-width:none}a{color:inherit}h2{break-after:avoid}}"
)


def to_html(brief: Brief) -> str:
    """The brief as one HTML file that fetches nothing."""
    body = [
        f"<h1>{escape(brief.title)}</h1>",
        f'<p class="mark">{NOTICE}. {escape(vantage_line(brief))}</p>',
        _html(brief, brief.summary),
    ]
    for section in brief.sections:
        body.append(f"<h2>{escape(section.heading)}</h2>")
        body += [_html(brief, paragraph) for paragraph in section.paragraphs]
    items = "".join(
        f'<li id="note-{note.number}">{escape(note_words(note))}</li>' for note in brief.sources
    )
    line = f'<p class="mark">{NOTICE}. {escape(vantage_line(brief))}</p>'
    body.append(f"<footer><h2>Sources</h2><ol>{items}</ol>{line}</footer>")
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="dcterms.date" content="{brief.on.isoformat()}">'
        f"<title>{escape(brief.title)}</title><style>{STYLE}</style></head>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _html(brief: Brief, paragraph: Paragraph) -> str:
    said = [
        f"{escape(sentence.text)}<sup>{_html_marks(brief, sentence)}</sup>"
        for sentence in paragraph.sentences
    ]
    if paragraph.listed:
        marks = (_html_mark(brief, sentence) for sentence in paragraph.sentences)
        items = (f"<li>{one}{mark}</li>" for one, mark in zip(said, marks, strict=True))
        return f"<ul>{''.join(items)}</ul>"
    return f"<p>{' '.join(said)}{_html_mark(brief, *paragraph.sentences)}</p>"


def _html_mark(brief: Brief, *sentences: Sentence) -> str:
    mark = _mark(brief, *sentences).strip()
    return f' <span class="mark">{escape(mark)}</span>' if mark else ""


def _html_marks(brief: Brief, sentence: Sentence) -> str:
    return ", ".join(
        "–".join(f'<a href="#note-{n}">{n}</a>' for n in dict.fromkeys(run))
        for run in runs(brief.notes_of(sentence))
    )


def to_docx(brief: Brief) -> bytes:
    """The brief as a Word document."""
    from docx import Document  # slow to import, and for this form alone

    document = Document()
    document.core_properties.title = brief.title
    document.core_properties.author = "Comity"
    document.add_heading(brief.title, 1)
    edges = document.sections[0]
    for edge in (edges.header, edges.footer):
        edge.paragraphs[0].text = f"{NOTICE}. {vantage_line(brief)}"
    _docx(document, brief, brief.summary)
    for section in brief.sections:
        document.add_heading(section.heading, 2)
        for paragraph in section.paragraphs:
            _docx(document, brief, paragraph)
    document.add_heading("Sources", 2)
    for note in brief.sources:
        document.add_paragraph(f"{note.number}. {_clean(note_words(note))}")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docx(document: Any, brief: Brief, paragraph: Paragraph) -> None:
    line = None if paragraph.listed else document.add_paragraph()
    for sentence in paragraph.sentences:
        run_in = line or document.add_paragraph(style="List Bullet")
        run_in.add_run(_clean(sentence.text))
        run_in.add_run(f" {_marks(brief, sentence)} ").font.superscript = True
        if paragraph.listed:
            run_in.add_run(_mark(brief, sentence).strip())
    if line is not None:
        line.add_run(_mark(brief, *paragraph.sentences).strip())


def _clean(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or ord(sign) >= 32)


def to_json(brief: Brief) -> str:
    """The brief as JSON: sentences with the numbers of their notes, and the notes."""
    told = {
        "title": brief.title,
        "on": brief.on.isoformat(),
        "known": brief.known.isoformat() if brief.known else None,
        "for": brief.audience,
        "handling": brief.handling,
        "releasable_to": list(brief.releasable_to),
        "summary": _json(brief, brief.summary),
        "sections": [
            {"heading": s.heading, "paragraphs": [_json(brief, p) for p in s.paragraphs]}
            for s in brief.sections
        ],
        "sources": [
            {
                "number": note.number, "publisher": note.publisher, "title": note.source.title,
                "published": note.published, "address": note.address,
                "exact": note.source.exact, "start": note.source.start, "end": note.source.end,
                "locator": note.source.locator, "handling": note.source.handling,
            }
            for note in brief.sources
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _json(brief: Brief, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "handling": brief.handling_of(*paragraph.sentences),
        "sentences": [
            {"text": s.text, "notes": list(brief.notes_of(s)), "handling": brief.handling_of(s)}
            for s in paragraph.sentences
        ],
    }


#: Suffix of the file → media type and what writes it.
FORMS: dict[str, tuple[str, Callable[[Brief], str | bytes]]] = {
    "html": ("text/html; charset=utf-8", to_html),
    "md": ("text/markdown; charset=utf-8", to_markdown),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_docx,
    ),
    "json": ("application/json; charset=utf-8", to_json),
}
