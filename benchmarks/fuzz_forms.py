"""Broken documents by the thousand: every one must end in texts or in a typed error, in time.

    python -m benchmarks.fuzz_forms --inputs 100000 --form html --seed 1

A document that ends its parser (``WorkerFailure``) is kept in ``--keep`` and reported, and so is
the slowest of each form; the command fails if a parser ended, or at any other exception.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.form_specimens import SPECIMENS, archive, atom, letter
from comity.reader.claims import Text
from comity.reader.forms import FormError, Limits, open_parts
from comity.reader.forms.errors import WorkerFailure
from comity.reader.forms.normal import normalise

PIECES = (
    b"<", b">", b"</p>", b"<div>", b"<table><tr><td>", b"<li>", b"<!--", b"<![CDATA[", b"<svg>",
    b"<template>", b"<pre>", b"&#0;", b"&#x110000;", b"&amp;", b"&lol;", b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b$B", b"\r", b"\n\n",
    b"\x1c\x1d\x1e\x1f", b"\x0c", b"{", b"[", b'"', b"\\ud800", b"\\u0000", b"1e999", b"-",
    b"---\n", b"**", b"](", b"![", b"`", b"#" * 7, b"obj", b"endobj", b"stream", b"xref",
    b"/Kids [2 0 R]", b"/Length 99999999", b"/Encrypt 1 0 R", b"WARC/1.0\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
    b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x\r\n", b"=?utf-8?B?////?=",
    b"Content-Transfer-Encoding: base64\r\n", b"<!DOCTYPE x [", b"<!ENTITY e 'e'>", b"<w:p>",
    b"</w:r>", b"<rss>", b"<item>", "\u202e".encode(), "\u200b".encode(), "e\u0301".encode(),
)  # fmt: skip
"""Bytes that mean something to one parser or another."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes: flipped, cut, doubled, moved, or a piece put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 1, 4, 16, 64, 512)))
        match chance.randrange(6):
            case 0 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * chance.choice((1, 2, 50))
            case 3:
                moved = changed[at:end]
                del changed[at:end]
                to = chance.randrange(len(changed) + 1)
                changed[to:to] = moved
            case 4:
                changed = changed[: max(at, 1)]
            case _:
                changed[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 3, 200))
    return bytes(changed)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """A zip file one of whose files is mutated: its parser is reached past the checksum."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as again:
        chosen = chance.choice(["word/document.xml"] * 4 + packed.namelist())
        for name in packed.namelist():
            content = packed.read(name)
            again.writestr(name, mutated(content, chance) if name == chosen else content)
    return out.getvalue()


def inputs(form: str, count: int, seed: int) -> Iterator[bytes]:
    """Broken documents of a form; the same ones for the same seed."""
    chance = random.Random(f"{form} {seed}")
    sound = [SPECIMENS[form][1]()]
    sound += {
        "feed": [atom()],
        "mail": [letter(attached=True)],
        "warc": [archive(packed=True)],
    }.get(form, [])
    for _ in range(count):
        data = chance.choice(sound)
        if form == "docx" and chance.random() < 0.8:
            yield _repacked(data, chance)
        else:
            yield mutated(data, chance)


def outcome(data: bytes, form: str, limits: Limits) -> str:
    """ "text", or the name of the first error. Texts are in normal form."""
    first = ""
    for part in open_parts(data, SPECIMENS[form][0], limits=limits):
        if isinstance(part, Text):
            assert normalise(part.text) == part.text, "a text is not in normal form"
            part.text.encode()
        first = first or (type(part).__name__ if isinstance(part, FormError) else "text")
        if isinstance(part, WorkerFailure):
            return type(part).__name__
    return first


FAILURES = {kind.__name__ for kind in WorkerFailure.__subclasses__()}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--inputs", type=int, default=100_000, help="for each form")
    arguments.add_argument("--form", choices=SPECIMENS, action="append")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, help="folder for inputs that ended a parser")
    options = arguments.parse_args()
    failed = 0
    for form in options.form or SPECIMENS:
        seen: Counter[str] = Counter()
        slowest_seconds = 0.0
        began = time.monotonic()
        for number, data in enumerate(inputs(form, options.inputs, options.seed)):
            start = time.monotonic()
            ended = outcome(data, form, Limits())
            took_seconds = time.monotonic() - start
            seen[ended] += 1
            if ended in FAILURES:
                failed += 1
                _keep(options.keep, f"{form}-{options.seed}-{number}", data)
            if took_seconds > slowest_seconds:
                slowest_seconds = took_seconds
                _keep(options.keep, f"{form}-{options.seed}-slowest", data)
        seconds = time.monotonic() - began
        rate = options.inputs / seconds
        ends = ", ".join(f"{name} {count:,}" for name, count in seen.most_common())
        print(f"{form}: {options.inputs:,} inputs, {rate:,.0f}/s, slowest {slowest_seconds:.2f} s")
        print(f"    {ends}", flush=True)
    return 1 if failed else 0


def _keep(folder: Path | None, name: str, data: bytes) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
