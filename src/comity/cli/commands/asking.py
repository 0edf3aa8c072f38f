"""Questions to the record: partners, members, engagements, instruments, areas, documents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from comity.cli.opening import vantage
from comity.cli.options import AsOf, For, Json, Known, When, read_day

Of = Annotated[
    str, typer.Option("--of", metavar="ACTOR", help="The organisation: its code or its name.")
]
Region = Annotated[
    str,
    typer.Option(
        "--region", "--group", metavar="NAME",
        help="Only those in this group: its code (IP4) or part of its name (indo-pacific).",
    ),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    for command in (
        partners, members, engagements, engagement, instruments, matrix, regularity, documents,
    ):  # fmt: skip
        app.command()(command)


def _today() -> date:
    return datetime.now(UTC).date()


def partners(
    of: Of,
    as_of: AsOf = None,
    known: Known = None,
    for_: For = "public",
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="One kind of standing: partner, member, observer …")
    ] = "",
    region: Region = "",
    json: Json = False,
) -> None:
    """Who stands in what relation to an organisation on a day; one row per standing.

    \b
    Examples:
      comity partners --of NATO --as-of 2022-04-07
      comity partners --of NATO --region indo-pacific --kind partner
      comity partners --of NATO --as-of 2022-04-07 --known 2023-01-31 --json
    """
    seen = vantage(for_, as_of or _today(), known)
    from comity.cli.answers import standings  # here, as in all commands: the record is open now

    standings.print_partners(seen, of, kind=kind, region=region, json=json)


def members(
    group: Annotated[
        str, typer.Argument(metavar="GROUP", help="Code or name of an organisation or group.")
    ],
    as_of: AsOf = None,
    known: Known = None,
    for_: For = "public",
    kind: Annotated[str, typer.Option(metavar="KIND", help="Instead of members.")] = "member",
    json: Json = False,
) -> None:
    """To whom the name of a group expands on a day; one row per actor.

    \b
    Examples:
      comity members "NATO Allies" --as-of 2022-04-07
      comity members "Indo-Pacific partners"
      comity members ASEAN --kind dialogue-partner --json
    """
    seen = vantage(for_, as_of or _today(), known)
    from comity.cli.answers import standings

    standings.print_members(seen, group, kind=kind, json=json)


def engagements(
    with_: Annotated[
        list[str],
        typer.Option("--with", metavar="ACTOR", help="Who took part; repeat for several together."),
    ] = [],  # noqa: B006  typer takes an empty list for "none given"
    body: Annotated[
        str, typer.Option(metavar="BODY", help="The body that met or convened: NATO.NAC, …")
    ] = "",
    kind: Annotated[str, typer.Option(help="meeting, visit, summit, call, …")] = "",
    level: Annotated[str, typer.Option(help="leaders, ministers, chiefs-of-defence, …")] = "",
    track: Annotated[str, typer.Option(help="political, military, …")] = "",
    mode: Annotated[str, typer.Option(help="in-person, telephone, video, …")] = "",
    status: Annotated[str, typer.Option(help="held, planned or recurring")] = "",
    area: Annotated[str, typer.Option(help="A topic under this area, by code or name.")] = "",
    place: Annotated[str, typer.Option(help="Words in the place or venue.")] = "",
    since: Annotated[
        date | None, typer.Option("--from", parser=read_day, metavar="DAY", help="From this day.")
    ] = None,
    until: Annotated[
        date | None, typer.Option("--to", parser=read_day, metavar="DAY", help="To this day.")
    ] = None,
    as_of: When = None,
    known: Known = None,
    for_: For = "public",
    limit: Annotated[int, typer.Option(min=1, help="At most so many, latest first.")] = 200,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
) -> None:
    """Engagements, latest first; one row each.

    \b
    Examples:
      comity engagements --with JPN --with NATO --level ministers
      comity engagements --body NATO.MC --track military --place Headquarters
      comity engagements --from 2022-01-01 --to 2022-12-31 --csv
    """
    seen = vantage(for_, as_of, known)
    from comity.cli.answers import engagements as answers

    asked = answers.Asked(
        actors=tuple(with_), body=body, kind=kind, level=level, track=track, mode=mode,
        status=status, area=area, place=place, since=since, until=until,
    )  # fmt: skip
    answers.print_engagements(
        seen, asked, limit=limit, as_="json" if json else "csv" if csv else ""
    )


def engagement(
    reference: Annotated[
        str, typer.Argument(metavar="REF", help="As `comity engagements` shows it.")
    ],
    known: Known = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """All that is on record about one engagement, and whether a "first" holds on record.

    \b
    Example:
      comity engagement 3f1c2a9b7d5e6f80
    """
    seen = vantage(for_, None, known)
    from comity.cli.answers import engagements as answers

    answers.print_engagement(seen, reference, json=json)


def instruments(
    of: Annotated[str, typer.Option("--of", metavar="ACTOR", help="A party to them.")] = "",
    kind: Annotated[str, typer.Option(help="programme, treaty, joint-declaration, mou, …")] = "",
    as_of: When = None,
    known: Known = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """Treaties, declarations, programmes and strategies, with what they form part of.

    \b
    Examples:
      comity instruments --of NATO --kind programme
      comity instruments --kind strategy --json
    """
    seen = vantage(for_, as_of, known)
    from comity.cli.answers import cooperation

    cooperation.print_instruments(seen, of, kind, json=json)


def matrix(
    of: Of,
    region: Region,
    as_of: When = None,
    known: Known = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """Partners by areas: what is talked about (d), in a programme (p), agreed (c); "·" is a gap.

    \b
    Example:
      comity matrix --of NATO --group IP4
    """
    seen = vantage(for_, as_of, known)
    from comity.cli.answers import cooperation

    cooperation.print_matrix(seen, of, region, json=json)


def regularity(
    body: Annotated[str, typer.Option(metavar="BODY", help="The body that meets.")] = "",
    with_: Annotated[
        list[str],
        typer.Option("--with", metavar="ACTOR", help="With whom; a group stands for its members."),
    ] = [],  # noqa: B006
    level: Annotated[str, typer.Option(help="leaders, ministers, …")] = "",
    as_of: AsOf = None,
    known: Known = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """How regularly a body meets whom, as far as the record tells, and what was last discussed.

    \b
    Examples:
      comity regularity --body NATO.NAC --with IP4
      comity regularity --with NATO --with JPN --level leaders
    """
    seen = vantage(for_, as_of or _today(), known)
    from comity.cli.answers import engagements as answers

    answers.print_regularity(seen, body, with_, level, json=json)


def documents(
    known: Known = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """Documents on record, in their editions, with how many claims await review.

    \b
    Example:
      comity documents --for NATO
    """
    seen = vantage(for_, None, known)
    from comity.cli.answers import documents as answers

    answers.print_documents(seen, json=json)
