"""Briefs written to a file or the terminal."""

from __future__ import annotations

from pathlib import Path

import typer

from comity.briefing.briefs import partners_brief
from comity.briefing.files import FORMS, to_markdown
from comity.cli.answers.actors import find_actor, find_group
from comity.cli.printing import printable
from comity.cli.refusals import Refused
from comity.record.vantage import Vantage
from comity.releasing.products import Held, went_out


def write(
    vantage: Vantage, audience: str, of: str, partner: str, region: str, out: Path | None
) -> None:
    """The brief on the partner, or else on the region's partners.

    It goes as Markdown to the terminal, or to the file in the form its ending names.

    Raises:
        Refused: an ending that no form has.
    """
    form = out.suffix.removeprefix(".") if out else ""
    if out is not None and form not in FORMS:
        raise Refused(f"{out}: expected a name that ends in .{', .'.join(FORMS)}.")
    organisation = find_actor(vantage, of)
    whom = find_actor(vantage, partner) if partner else find_group(vantage, organisation, region)
    brief = partners_brief(vantage, audience, organisation.code, whom.code)
    if out is None:
        typer.echo(printable(to_markdown(brief)), nl=False)
        return
    written = FORMS[form][1](brief)
    content = written.encode() if isinstance(written, str) else written
    out.write_bytes(content)
    held = Held(frozenset(brief.notes), frozenset(brief.editions))
    went_out(vantage, "comity brief", out.name, content, held)
    sentences = sum(len(p.sentences) for s in brief.sections for p in s.paragraphs)
    typer.echo(f"{out}: {sentences} sentences, {len(brief.sources)} sources")
