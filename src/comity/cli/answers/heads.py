"""Signed heads: the record compared with them, and a further one signed."""

from __future__ import annotations

from pathlib import Path

from comity.record.chain import ChainReport, digest_of
from comity.record.heads import check_heads, private_key, public_key, sign_head


def compare(report: ChainReport, file: Path, public: Path | None, sign: Path | None) -> int:
    """How many heads the file holds; what is wrong with them is among the report's problems.

    With the key ``sign`` a further head is signed, if nothing is wrong.

    Raises:
        NoKey: see ``record.heads``.
    """
    key = private_key(sign) if sign else None
    held = 0
    if file.exists() or key is None:
        checking = public_key(public) if public else key.public_key() if key else None
        assert checking is not None  # the command asks for one of the two
        held, problems = check_heads(file, checking, digest_of)
        report.problems += problems
    if key and not report.problems:
        sign_head(report.revisions, report.head, key, file)
        held += 1
    return held
