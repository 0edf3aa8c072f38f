"""Cells that a spreadsheet would run are text in every list that is given as one."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from tests.web.worlds import World

from comity.web.spreadsheets import FORMULA_SIGNS, csv_file, guarded

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://a.example")',
    '=IMPORTXML("http://a.example","//a")', "%0A=1", "|calc", "＝1+1", "＋1", "－1", "＠SUM(A1)",
    '=WEBSERVICE("http://a.example")', '=DDE("cmd";"/C calc";"x")', '"=1+1', ";=1+1", ",=1+1",
)  # fmt: skip
BEFORE = (
    "", " ", "\t", "\r", "\n", "\r\n", "\0", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u2028", "\v",
    "\x1b", "\u00ad", "\u202e",
)  # fmt: skip


@pytest.mark.parametrize("before", BEFORE, ids=ascii)
def test_no_cell_begins_as_a_formula_does(before: str) -> None:
    for formula in FORMULAS:
        written = guarded(before + formula)
        begins = "".join(sign for sign in written if sign.isprintable()).lstrip()
        assert written[0] not in FORMULA_SIGNS, ascii(before + formula)
        assert begins[0] not in FORMULA_SIGNS, ascii(before + formula)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_breaks_out_into_another(separator: str) -> None:
    """However a spreadsheet is told to part the cells, a quoted one stays one."""
    rows = [
        [f"a{inside}=1+1", "b"] for inside in ('"', '","', '";"', "\n", "\r\n", '"\n"', ",", ";")
    ]
    content = csv_file("x", ("one", "two"), rows).content.decode().removeprefix("\ufeff")
    read = list(
        csv.reader(io.StringIO(content.replace('","', f'"{separator}"')), delimiter=separator)
    )

    for row in read:
        assert not [cell for cell in row if cell[:1] in FORMULA_SIGNS and cell], row


def test_plain_text_stays_as_it_is() -> None:
    for plain in ("Norland", "2022-04-07", "Côte d’Ivoire", "3", "a=b", "x-y"):
        assert guarded(plain) == plain


def test_every_list_is_guarded(reviewer: Client, world: World) -> None:
    for address in (
        "/partners/?of=LEAGUE", "/engagements/?", "/programmes/?", "/documents/?",
        "/areas/?of=LEAGUE",
    ):  # fmt: skip
        response = reviewer.get(f"{address}&format=csv")
        assert response.headers["Content-Disposition"].startswith("attachment;")
        text = response.content.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text)):
            assert not [cell for cell in row if cell[:1] in FORMULA_SIGNS and cell], address
