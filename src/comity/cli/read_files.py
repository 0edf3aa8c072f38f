"""Files read into claims and shown, without a record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from comity.cli.claim_words import claim_words
from comity.cli.commands.reading import Form
from comity.cli.printing import print_json, printable
from comity.reader import Gazetteer, Text
from comity.reader.batch.pieces import pieces_of
from comity.reader.claim_json import to_json
from comity.reader.claims import Claim, Reading
from comity.reader.errors import FrontMatterError, ReaderFailed
from comity.reader.forms import FormError, open_parts
from comity.reader.gold import parse_gold, to_gold
from comity.reader.second import Reader


def texts_of(files: Sequence[Path], published: str) -> Iterator[tuple[Path, Text | FormError]]:
    """Every text of every file in order, also of folders and lists; an error in the place of what
    could not be read."""
    for piece in pieces_of(files):
        for part in open_parts(piece.path):
            if isinstance(part, Text) and published and not part.published:
                part = replace(part, published=published)
            yield Path(piece.path), part


def show(
    files: Sequence[Path],
    form: Form,
    out: Path | None,
    published: str,
    reader: Reader,
    *,
    explain: bool,
) -> int:
    """Prints, or writes to ``out``, what the texts claim; the number of those not readable."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        pieces = pieces_of(files)
        return sum(not _write_gold(Path(piece.path), out, published, reader) for piece in pieces)
    gazetteer = Gazetteer.from_terms()
    failed, rows = 0, []
    for path, part in texts_of(files, published):
        if isinstance(part, FormError):
            typer.echo(f"comity: {part}", err=True)
            failed += 1
            continue
        try:
            reading = reader(part, gazetteer)
        except ReaderFailed as error:
            typer.echo(f"comity: {path}: {error}", err=True)
            failed += 1
            continue
        tell_refused(path, reading)
        if form is Form.json:
            rows.append(_document(path, part, reading))
        else:
            _show(part, reading, gazetteer, explain=explain)
    if form is Form.json:
        print_json(rows)
    return failed


def tell_refused(path: Path, reading: Reading) -> None:
    """What was wrong with claims of another reader that were not let through."""
    for why in reading.refused:
        whose = f"a claim of {reading.reader} refused"
        typer.echo(f"comity: {path}: {whose}: {printable(why)}", err=True)


def _write_gold(path: Path, out: Path, published: str, reader: Reader) -> bool:
    """OUT/STEM.json for the file; False if it could not be read.

    A file with the corpus's own head is taken as it stands, so that quotes are verbatim in it.
    """
    try:
        text = parse_gold(path.read_text(encoding="utf-8"))
    except (FrontMatterError, UnicodeDecodeError):
        parts = [part for _, part in texts_of([path], published)]
        if not parts or not isinstance(parts[0], Text):
            typer.echo(f"comity: {parts[0] if parts else path}", err=True)
            return False
        text = parts[0]
    except OSError as error:
        typer.echo(f"comity: {path}: {error.strerror}.", err=True)
        return False
    try:
        reading = reader(text, Gazetteer.from_terms())
    except ReaderFailed as error:
        typer.echo(f"comity: {path}: {error}", err=True)
        return False
    tell_refused(path, reading)
    rows = to_gold(reading)
    content = json.dumps(rows, ensure_ascii=False, indent=1)
    (out / f"{path.stem}.json").write_text(content + "\n", encoding="utf-8")
    return True


def _document(path: Path, text: Text, reading: Reading) -> dict[str, object]:
    return {
        "file": str(path),
        "title": text.title,
        "published": text.published,
        "publisher": text.publisher,
        "url": text.url,
        "reader": reading.reader,
        "gazetteer": reading.gazetteer,
        "claims": [to_json(claim) for claim in reading.claims],
    }


def _show(text: Text, reading: Reading, gazetteer: Gazetteer, *, explain: bool) -> None:
    if explain:
        from comity.cli import explaining  # here: rich takes 0.1 s to load

        explaining.explain(text, reading, gazetteer)
        return
    title = printable(text.title or "Untitled")
    typer.secho(f"{title} ({text.published or 'no date of publication'})", bold=True)
    if not reading.claims:
        typer.echo("  claims nothing that the reader knows.")
    for claim in reading.claims:
        _print_claim(claim)
    typer.echo("")


def _print_claim(claim: Claim) -> None:
    typer.secho(f"  {claim.form:<12}", fg="cyan", nl=False)
    typer.echo(printable(claim_words(claim)))
    typer.secho(f"    “{printable(' '.join(claim.quote.split()))}”", dim=True)
