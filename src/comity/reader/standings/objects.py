"""Organisations in a row, as the object of a standing: "a member of X, of the Y (Y) and Z".

A name that nobody knows is passed over; "of several organisations, including X and Y" counts too.
"""

from __future__ import annotations

from comity.reader.row import Row

_SUCH = ({"including"}, {"include"}, {"notably"}, {"namely"}, {"like"})
_GENERAL = frozenset(
    ("organisations", "organizations", "bodies", "institutions", "groupings", "forums", "fora",
     "groups", "agencies", "blocs", "alliances", "associations")
)  # fmt: skip


def organisations_from(row: Row, k: int) -> tuple[list[str], int]:
    """The organisations in a row from token ``k``, and the token after the last of them."""
    letters = row.letters
    out: list[str] = []
    end = k
    while k < len(row.tokens):
        while letters[k] in "djoti" and k < end + 4:
            k += 1
        if k >= len(row.tokens):
            break
        unknown = _past_unknown(row, k)
        if unknown == k:
            found = row.organisation_at(k, seats=True) if letters[k] in "CE" else ""
            if not found or letters[k + 1] in "LTEI'":
                break
            out.append(found)
            k = end = _past_bracket(row, k + 1)
        else:
            k = unknown
        separator = k
        while letters[k] in ",&;" and k < separator + 2:
            k += 1
        if k == separator:
            break
    ends_list = len(out) > 1 and letters[end] in "aV" and letters[end - 1] == "C"
    return (out[:-1] if ends_list else out), end


def general_from(row: Row, k: int) -> list[str]:
    """ "… of several international organisations, including X and Y": X and Y."""
    stop = min(len(row.tokens), k + 10)
    noun = next((m for m in range(k, stop) if row.words[m] in _GENERAL), -1)
    if noun < 0 or set("VaR;") & set(row.letters[k:noun]):
        return []
    m = noun + 1 + (row.letters[noun + 1] in ",:-(")
    if row.words[m : m + 2] == ["such", "as"]:
        return organisations_from(row, m + 2)[0]
    if {*row.words[m : m + 1]} in _SUCH:
        return organisations_from(row, m + 1)[0]
    return organisations_from(row, m)[0] if row.letters[noun + 1] in ":-(" else []


def _past_bracket(row: Row, k: int) -> int:
    close = row.letters.find(")", k)
    return close + 1 if row.letters[k] == "(" and 0 < close < k + 8 else k


def _past_unknown(row: Row, k: int) -> int:
    """The token after a capitalised name that nobody knows, as one of the row."""
    m = k
    while m < len(row.tokens) and row.letters[m] in "NWxEjToIL" and m < k + 8:
        small = row.text[row.tokens[m].start].islower()
        if small and not (row.letters[m] == "o" and m > k):
            break
        m += 1
    m = _past_bracket(row, m) if m > k else k
    return m if m > k and row.letters[m] in ",&;" else k
