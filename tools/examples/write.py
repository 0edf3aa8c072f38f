"""Writes the example documents that are not text: one DOCX and one PDF, from the texts beside it.

Run as ``.venv/bin/python tools/examples/write.py``. What it writes is committed, because the demo
shows such files being read and nobody should need this script for that. The same words give the
same bytes.
"""

from __future__ import annotations

import datetime
import io
import textwrap
import zipfile
from pathlib import Path

import docx

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "src" / "comity" / "examples" / "documents"
AUTHOR = "Example newsroom: NATO"


def paragraphs(path: Path) -> tuple[str, list[str]]:
    """The title and the paragraphs of a text, each on one line; ``# `` and ``* `` are kept."""
    title, *rest = path.read_text().strip().split("\n\n")
    return title, [" ".join(paragraph.split("\n")) for paragraph in rest]


def write_docx(source: Path, path: Path, created: datetime.datetime) -> None:
    title, body = paragraphs(source)
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.last_modified_by = title, AUTHOR, AUTHOR
    about.created = about.modified = created
    document.add_heading(title, level=1)
    for line in body:
        if line.startswith("# "):
            document.add_heading(line[2:], level=2)
        elif line.startswith("* "):
            document.add_paragraph(line[2:], style="List Bullet")
        else:
            document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as drafted, zipfile.ZipFile(path, "w") as final:
        for name in drafted.namelist():
            # A fixed time for each member; the ZIP format would otherwise record the present.
            member = zipfile.ZipInfo(name, created.timetuple()[:6])
            final.writestr(member, drafted.read(name), zipfile.ZIP_DEFLATED)


def write_pdf(source: Path, path: Path, created: datetime.datetime) -> None:
    """One page in a standard font: a page of English prose asks no more of the format."""
    title, body = paragraphs(source)
    steps = ["BT 60 780 Td /F1 16 Tf", f"({escaped(title)}) Tj 0 -28 Td"]
    for line in body:
        size = 13 if line.startswith("# ") else 11
        steps.append(f"/F1 {size} Tf")
        drawn = textwrap.wrap(line.removeprefix("# "), 88)
        steps.extend(f"({escaped(part)}) Tj 0 -15 Td" for part in drawn)
        steps.append("0 -8 Td")
    drawing = "\n".join([*steps, "ET"]).encode("cp1252")
    about = (
        f"/Title ({escaped(title)}) /Author ({AUTHOR}) /CreationDate ({created:D:%Y%m%d%H%M%SZ})"
    )
    path.write_bytes(
        pdf_of(
            b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< {about} >>".encode(),
        )
    )


def pdf_of(*objects: bytes) -> bytes:
    """A PDF file of the objects, numbered from 1: catalogue first, particulars last."""
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, b"".join(places))
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (count, len(objects))
    return content + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(content)


def escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


if __name__ == "__main__":
    write_docx(
        HERE / "japan-programme.txt",
        FOLDER / "2023-07-12-japan-programme.docx",
        datetime.datetime(2023, 7, 12, tzinfo=datetime.UTC),
    )
    write_pdf(
        HERE / "korea-overview.txt",
        FOLDER / "2023-12-15-korea-overview.pdf",
        datetime.datetime(2023, 12, 15, 9, tzinfo=datetime.UTC),
    )
