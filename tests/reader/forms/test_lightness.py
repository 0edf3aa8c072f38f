"""Reading plain text costs no library: each is imported when its form is met, in the child."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "selectolax", "resiliparse", "pypdfium2", "mammoth", "docx", "feedparser", "fastwarc", "lxml",
    "email.parser", "multiprocessing", "hypothesis",
)  # fmt: skip


def test_plain_forms_import_nothing_heavy() -> None:
    script = f"""
import sys
from comity.reader.forms import open_texts
list(open_texts(b"Title\\n\\nThey met.", "a.txt"))
list(open_texts(b"# Title\\n\\nThey met.", "a.md"))
list(open_texts(b'{{"text": "They met."}}', "a.jsonl"))
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_a_page_is_parsed_in_the_child_alone() -> None:
    script = f"""
import sys
from comity.reader.forms import open_texts
[text] = open_texts(b"<html><p>They met.", "a.html")
assert text.text == "They met."
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"
