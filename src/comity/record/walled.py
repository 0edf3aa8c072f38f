"""Which rows of the record an audience is shown: the second wall (``wall``), table by table.

The conditions say in the database's own words what the vantage says in ``queries``, over all times
of knowledge: an entry is shown to whoever sees the marking of one of its sources, withdrawn ones
too, and of every item named in it. They never show less than the vantage.
"""

from __future__ import annotations

from comity.record.access import PUBLIC
from comity.record.walling import ME, Walled


def _sees(column: str) -> str:
    """The column holds a marking that the audience sees: looked up once for a query."""
    return f"{column} IN (SELECT seen.markings())"


def _sees_row(table: str, where: str) -> str:
    """A row ``t`` of the table is under a marking that the audience sees."""
    return f"EXISTS (SELECT 1 FROM public.{table} t WHERE {where} AND {MARKED})"


# An array, so that it is asked before the function, which costs more.
MARKED = "t.marking_id = ANY (ARRAY(SELECT seen.markings()))"


def _sees_source(where: str) -> str:
    """A source ``t``, live or withdrawn, of an entry of which every item named is seen."""
    return _sees_row("record_source", f"{where} AND seen.named(t.entry_id)")


# Functions look things up past the policies, and their plans are kept: what a condition asks in
# one costs a query no planning.
FUNCTIONS = {
    "markings() RETURNS SETOF bigint": (
        f"RETURN QUERY SELECT marking_id FROM public.record_visible WHERE audience_id = {ME}"
    ),
    "accesses() RETURNS SETOF bigint": (
        f"RETURN QUERY SELECT access_id FROM public.record_visibleaccess WHERE audience_id = {ME}"
    ),
    "named(entry bigint) RETURNS boolean": f"""RETURN NOT EXISTS (
        SELECT 1 FROM public.record_entry e
        JOIN public.record_item t ON t.id IN (e.subject_id, e.object_id)
        WHERE e.id = entry AND NOT {MARKED})""",
    "edition(edition bigint) RETURNS boolean": (
        f"RETURN {_sees_row('record_edition', 't.id = edition')}"
    ),
    # All sources of the entry that the audience sees were withdrawn; it saw the entry once.
    "once(entry bigint) RETURNS boolean": (
        f"RETURN {_sees_source('t.entry_id = entry AND t.withdrawn_id IS NOT NULL')}"
    ),
    "closing(entry bigint, marking bigint) RETURNS boolean": f"""RETURN {_sees("marking")}
        AND {_sees_source("t.entry_id = entry")}""",
    # Whoever sees a source sees its words, and the title of what they stand in.
    "passage(passage bigint, edition bigint) RETURNS boolean": (
        f"RETURN seen.edition(edition) OR {_sees_source('t.passage_id = passage')}"
    ),
    "quoted(edition bigint) RETURNS boolean": f"""RETURN {_sees_source("t.edition_id = edition")}
        OR EXISTS (SELECT 1 FROM public.record_passage p
            WHERE p.edition_id = edition AND {_sees_source("t.passage_id = p.id")})""",
    # A tombstone is for whoever sees what it stands for.
    "stone(stone bigint) RETURNS boolean": f"""RETURN seen.edition(stone)
        OR {_sees_source("stone IN (t.id, t.entry_id)")}
        OR EXISTS (SELECT 1 FROM public.record_passage p
            WHERE p.id = stone AND seen.passage(p.id, p.edition_id))""",
    # A revision's rows are one run of numbers. A source's marking may be replaced after it was
    # withdrawn: as it is now, it decides.
    "wrote(first bigint, last bigint) RETURNS boolean": f"""RETURN
        {_sees_source("t.id BETWEEN first AND last")}
        OR {_sees_row("record_item", "t.id BETWEEN first AND last")}
        OR {_sees_row("record_edition", "t.id BETWEEN first AND last")}
        OR EXISTS (SELECT 1 FROM public.record_change c WHERE c.id BETWEEN first AND last
            AND ((c.what = 'close' AND {_sees('c."after"')}
                    AND {_sees_source('t.entry_id = c."row"')})
                OR (c.what = 'withdraw' AND {_sees_source('t.id = c."row"')})))
        OR EXISTS (SELECT 1 FROM public.record_tombstone c WHERE c.id BETWEEN first AND last
            AND seen.stone(c."row"))""",
}
ENTRY = "access_id IN (SELECT seen.accesses()) OR seen.once(id)"
SOURCE = f"""{_sees("marking_id")}
    AND EXISTS (SELECT 1 FROM public.record_entry e WHERE e.id = record_source.entry_id)"""
# Of changes, those that read need closings alone.
CHANGE = """what = 'close' AND seen.closing("row", "after")"""


def _where(condition: str, *columns: str) -> str:
    """These columns where the condition holds, and nothing in their place elsewhere."""
    return ", ".join(f"CASE WHEN {condition} THEN {one} END AS {one}" for one in columns)


# Who sees no more of an edition than words that an entry rests on is told its title.
_WHOLE = _where(
    "g.marking_id IS NOT NULL", "address", "publisher", "published", "genre", "side", "authority",
    "language", "form", "text", "digest", "salt",
)  # fmt: skip
EDITION = f"""
    SELECT d.id, d.document_id, d.title, d.marking_id, d.opened_id, {_WHOLE}
    FROM public.record_edition d
    LEFT JOIN (SELECT seen.markings() AS marking_id) g ON g.marking_id = d.marking_id
    WHERE g.marking_id IS NOT NULL OR seen.quoted(d.id)"""
# When revisions were is not kept apart: each question as of a time asks for their numbers, and to
# look through the rows of each would cost more than the page. What was done is for whoever sees a
# row of it; by whom and why is for those it was made for.
_OWN = f"audience_id IN ({ME}, (SELECT id FROM public.record_audience WHERE code = '{PUBLIC}'))"
REVISION = f"""
    SELECT id, at, {_where("seen.wrote(first_row, last_row)", "kind")},
        {_where(_OWN, "audience_id", "by", "reason")}
    FROM public.record_revision"""

WALLED = Walled(
    rows={
        "record_marking": _sees("id"),
        "record_visible": f"audience_id = {ME}",
        "record_visibleaccess": f"audience_id = {ME}",
        "record_item": _sees("marking_id"),
        "record_entry": ENTRY,
        "record_source": SOURCE,
        "record_passage": "seen.passage(id, edition_id)",
        "record_change": CHANGE,
        "record_tombstone": 'seen.stone("row")',
    },
    views={"record_edition": EDITION, "record_revision": REVISION},
    functions=FUNCTIONS,
    open={"record_audience": "who is accredited is known to all"},
    closed={
        "record_access": "for those who write",
        "record_head": "for those who write",
    },
)
