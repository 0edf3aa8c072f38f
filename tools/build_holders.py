"""Makes ``holders_leaders.csv``: leaders of states since 1945, of two published data sets.

    python tools/build_holders.py FOLDER

FOLDER holds ``leaders/archigos.csv`` (Archigos, effective leaders to 2015),
``reign-leaders/leaderlist_3_21.csv`` (REIGN, to March 2021) and ``histstate-visits/data/*.xml``
(visits of foreign leaders to the United States, for names in full). What is kept by hand in the
other ``holders_*.csv`` goes first: a term of office that begins during one of theirs, or is the
same person's, is left out, and one during which one of theirs begins ends there.

The data sets say who led, not in which office: ``OFFICES`` tells it by state and time.
"""

from __future__ import annotations

import csv
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from comity.terms import load_terms
from comity.terms.holders import HOLDER_COLUMNS, fold
from comity.terms.load import FOLDER, files_of, rows_of

MADE = "holders_leaders.csv"
FIRST_DAY = "1945-01-01"
ARCHIGOS_ENDS = "2015-12-31"
REGNAL = re.compile(r" [IVX]+$")  # "Faisal II" has no family name and wears a crown
NOT_A_PERSON = re.compile(r"\b(and|council|government|junta)\b", re.IGNORECASE)
FAMILY_FIRST = frozenset(("CHN", "KOR", "PRK", "VNM", "VDR", "RVN", "KHM", "TWN", "SGP"))

# Abbreviations of the Correlates of War that are not ISO 3166-1 alpha-3.
_CORRELATES_OF_WAR = """
    AAB=ATG ALG=DZA ANG=AGO AUL=AUS AUS=AUT BAH=BHR BAR=BRB BFO=BFA BHM=BHS BHU=BTN BNG=BGD
    BOS=BIH BOT=BWA BRU=BRN BUI=BDI BUL=BGR CAM=KHM CAO=CMR CAP=CPV CDI=CIV CEN=CAF CHA=TCD CON=COG
    COS=CRI CRO=HRV CZE=CSK CZR=CZE DEN=DNK DRC=COD DRV=VDR EQG=GNQ ETM=TLS FIJ=FJI FRN=FRA GAM=GMB
    GDR=DDR GFR=DEU GMY=DEU GRG=GEO GRN=GRD GUA=GTM GUI=GIN HAI=HTI HON=HND ICE=ISL INS=IDN IRE=IRL
    KOS=XKX KUW=KWT KYR=KGZ KZK=KAZ LAT=LVA LEB=LBN LES=LSO LIB=LBY LIT=LTU MAA=MRT MAC=MKD
    MAD=MDV MAG=MDG MAL=MYS MAS=MUS MAW=MWI MLD=MDA MNC=MCO MON=MNG MNG=MNE MOR=MAR MSI=MHL
    MYA=MMR MZM=MOZ NAU=NRU NEP=NPL NEW=NZL NIG=NGA NIR=NER NTH=NLD OMA=OMN PAL=PLW PAR=PRY
    PHI=PHL POR=PRT ROK=KOR ROM=ROU RUM=ROU SAF=ZAF SAL=SLV SER=SRB SEY=SYC SIE=SLE SIN=SGP SKN=KNA
    SLO=SVK SLU=LCA SLV=SVN SNM=SMR SOL=SLB SPN=ESP SRI=LKA SUD=SDN SVG=VCT SWA=SWZ SWD=SWE
    SWZ=CHE TAJ=TJK TAW=TWN TAZ=TZA THI=THA TOG=TGO TRI=TTO UAE=ARE UKG=GBR URU=URY VAN=VUT
    YPR=YMD ZAM=ZMB ZAN=ZNZ ZIM=ZWE
"""
ISO3 = dict(pair.split("=") for pair in _CORRELATES_OF_WAR.split())
COLLEGES = ("BIH", "SMR", "YUG")  # where several at once head the state, or in quick turn
# One state's leaders under another code until a day.
FORMERLY = {
    "RUS": (("1991-12-25", "SUN"),),
    "SRB": (("2003-02-03", "YUG"), ("2006-06-02", "SCG")),
    "YUG": (("2003-02-03", "YUG"), ("2006-06-02", "SCG"), ("9999", "SRB")),
    "YEM": (("1990-05-21", "YAR"),),
    "VNM": (("1976-07-01", "VDR"),),
    "VDR": (("1976-07-01", "VDR"), ("9999", "VNM")),
    "CSK": (("1992-12-31", "CSK"), ("9999", "CZE")),
    "MNE": (),
}
PARTY, PRIME, CROWN = "ruling-party-leader", "prime-minister", "monarch"
_PARLIAMENTARY = """
    CAN BHS JAM TTO BRB DMA GRD LCA VCT ATG KNA BLZ GBR IRL NLD BEL LUX ITA MLT HRV GRC LVA
    EST SWE NOR DNK ISL MKD SVN XKX MNE SRB SCG CZE SVK AUT DEU IND JPN MYS SGP PNG SLB AUS
    NZL FJI TUV WSM VUT LSO MUS ISR THA LIE AND TLS TON PRT
"""
_MONARCHIES = "SAU BHR QAT OMN KWT JOR MAR SWZ BRN MCO"
# The office an effective leader held, from a day on; presidents where nothing is said.
OFFICES: dict[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(
        _PARLIAMENTARY.split(),
        ((FIRST_DAY, PRIME),),
    ),
    **dict.fromkeys(
        _MONARCHIES.split(), ((FIRST_DAY, CROWN),)
    ),
    **dict.fromkeys(("VDR", "VNM", "PRK", "CHN"), ((FIRST_DAY, PARTY),)),
    **dict.fromkeys(("SUN", "DDR", "MNG"), ((FIRST_DAY, PARTY), ("1989-12", "president"))),
    "ALB": ((FIRST_DAY, PARTY), ("1991-04", "president"), ("1997-07-25", PRIME)),
    "BGR": ((FIRST_DAY, PRIME), ("1949-07", PARTY), ("1990-01", PRIME)),
    "CSK": ((FIRST_DAY, PRIME), ("1948-06", PARTY), ("1989-12-29", "president")),
    "HUN": ((FIRST_DAY, PRIME), ("1956-10", PARTY), ("1988-11-24", PRIME)),
    "POL": ((FIRST_DAY, PARTY), ("1989-07-19", "president")),
    "ROU": ((FIRST_DAY, PRIME), ("1948-01", PARTY), ("1974-03-28", "president")),
    "FRA": ((FIRST_DAY, PRIME), ("1959-01-08", "president")),
    "TUR": ((FIRST_DAY, "president"), ("1950-05-23", PRIME), ("2014-08-28", "president")),
    "ESP": ((FIRST_DAY, "president"), ("1975-11-21", PRIME)),
    "ZAF": ((FIRST_DAY, PRIME), ("1984-09-14", "president")),
    "IRN": ((FIRST_DAY, CROWN), ("1979-02-11", "president")),
    "IRQ": ((FIRST_DAY, CROWN), ("1958-07-14", "president"), ("2004-06-28", PRIME)),
    "EGY": ((FIRST_DAY, CROWN), ("1952-07-24", "president")),
    "YAR": ((FIRST_DAY, CROWN), ("1962-09-27", "president")),
    "LBY": ((FIRST_DAY, CROWN), ("1969-09-01", "president")),
    "ETH": ((FIRST_DAY, CROWN), ("1974-09-12", "president"), ("1995-08-22", PRIME)),
    "NPL": ((FIRST_DAY, CROWN), ("1991-05-26", PRIME)),
    "BTN": ((FIRST_DAY, CROWN), ("2008-04-09", PRIME)),
    "KHM": ((FIRST_DAY, CROWN), ("1955-03", PRIME)),
    "AFG": ((FIRST_DAY, CROWN), ("1973-07-17", "president")),
    "PAK": (
        (FIRST_DAY, PRIME), ("1958-10-27", "president"), ("1973-08-14", PRIME),
        ("1977-07-05", "president"), ("1988-12-02", PRIME), ("1999-10-12", "president"),
        ("2008-03-25", PRIME),
    ),
    "BGD": ((FIRST_DAY, PRIME), ("1975-01-25", "president"), ("1991-03-20", PRIME)),
    "LKA": ((FIRST_DAY, PRIME), ("1978-02-04", "president")),
    "ARM": ((FIRST_DAY, "president"), ("2018-04-17", PRIME)),
    "GEO": ((FIRST_DAY, "president"), ("2013-11-17", PRIME)),
    "LAO": ((FIRST_DAY, PRIME), ("1975-12-02", PARTY)),
}  # fmt: skip


@dataclass(frozen=True)
class Term:
    """One person's time as leader of a state, as a data set has it."""

    actor: str
    name: str
    family: str
    start: str
    end: str
    source: str
    kind: str = ""


def archigos(folder: Path) -> Iterator[Term]:
    """Terms of office that ended in 1945 or later and began before 2016."""
    with (folder / "leaders" / "archigos.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            abbreviation = row["obsid"].split("-")[0]
            if row["enddate"] >= FIRST_DAY:
                actor = actor_of(abbreviation, row["startdate"])
                name, family = name_of(row["leader"], actor)
                yield Term(actor, name, family, row["startdate"], row["enddate"], "archigos")


def reign(folder: Path) -> Iterator[Term]:
    """Terms of office since 1945; the end is known to the month."""
    path = folder / "reign-leaders" / "leaderlist_3_21.csv"
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if not row["leader"].strip() or not row["syear"].strip().isdigit():
                continue
            day = int(row["sdate"]) if row["sdate"].strip().isdigit() else 0
            start = f"{int(row['syear']):04}-{int(row['smonth']):02}" + (
                f"-{day:02}" if day else ""
            )
            year, month = row["eyear"].strip(), row["emonth"].strip()
            end = f"{int(year):04}-{int(month):02}" if year.isdigit() and month.isdigit() else ""
            actor = actor_of(row["stateabb"], start)
            name, family = name_of(row["leader"], actor)
            yield Term(actor, name, family, start, end, "reign")


def actor_of(abbreviation: str, day: str) -> str:
    code = ISO3.get(abbreviation, abbreviation)
    for until, former in FORMERLY.get(code, ()):
        if day <= until:
            return former
    return code


def name_of(text: str, actor: str) -> tuple[str, str]:
    """(name, family name) from "Duvalier, Francois", "Joko Widodo" or "Kim Il-Sung"."""
    text = re.sub(r"\(.*|\"", "", text).replace("’", "'")
    text = " ".join(text.split())
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return f"{given} {family}".strip(), family
    words = text.split()
    if REGNAL.search(text):
        return text, ""
    if "al" in text.lower().split("-")[0].split() or len(words) == 1:
        return text, words[-1]
    return text, words[0] if actor in FAMILY_FIRST else words[-1]


def joined(folder: Path) -> list[Term]:
    """Archigos where it reaches, REIGN after it and for states that Archigos lacks."""
    terms = list(archigos(folder))
    reached = {term.actor for term in terms}
    later = list(reign(folder))
    ends = {
        term.actor: term.end
        for term in later
        if term.start <= ARCHIGOS_ENDS and (term.end or "9999") >= ARCHIGOS_ENDS[:7]
    }
    out = []
    for term in terms:
        if term.end == ARCHIGOS_ENDS:  # the data end there, not the leader
            term = replace(term, end=ends.get(term.actor, ""))
        out.append(term)
    out += [term for term in later if term.start > ARCHIGOS_ENDS or term.actor not in reached]
    return out


def visitors(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Actor → (day, name without titles) of each visit to the United States."""
    codes = {name.text: name.code for name in load_terms().names if name.language == "en"}
    out: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in sorted((folder / "histstate-visits" / "data").glob("*.xml")):
        for visit in ElementTree.parse(path).getroot():
            actor = codes.get((visit.findtext("from") or "").strip())
            day = visit.findtext("start-date") or ""
            visitor = " ".join((visit.findtext("visitor") or "").split())
            name = re.sub(
                r"^((Vice |Interim |Deputy |Acting )?(President|Prime Minister|Premier|Chancellor|"
                r"Taoiseach|King|Queen|Emir|Amir|Sultan|Shah|Emperor|Foreign Minister|General|"
                r"Gen\.|Sheikh|Crown Prince|Prince|Field Marshal|Marshal|Dr\.|Mrs\.|Sir|-?elect)"
                r" ?)+",
                "",
                visitor,
            )
            if actor and day and 1 < len(name.split()) < 5 and not re.search(r"\band\b|,|\(", name):
                out[actor].append((day, name))
    return out


def in_full(term: Term, visits: dict[str, list[tuple[str, str]]]) -> Term:
    """The term with the name in full, if a visitor of that family name came in its time."""
    if " " in term.name:
        return term
    for day, name in visits.get(term.actor, ()):
        words = [fold(word) for word in name.split()]
        if term.start <= day <= (term.end or "9999") and fold(term.name) in (words[-1], words[0]):
            return replace(term, name=name, family=name.split()[words.index(fold(term.name))])
    return term


def kind_of(term: Term) -> str:
    if REGNAL.search(term.name):
        return CROWN
    kind = "president"
    for start, office in OFFICES.get(term.actor, ()):
        if start <= max(term.start, FIRST_DAY):
            kind = office
    return kind


def by_hand() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """(actor, kind) → (start, end, family name folded) of each term of office kept by hand."""
    kept: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for file_name in files_of("holders_*.csv"):
        if file_name != MADE:
            for row in rows_of(file_name, HOLDER_COLUMNS):
                actor, kind, _name, family, _aliases, start, end, *_ = row
                kept[actor, kind].append((start, end or "9999", fold(family)))
    return kept


def beside(term: Term, kept: list[tuple[str, str, str]]) -> Term | None:
    """The part of the term that what is kept by hand leaves open; None if it leaves none."""
    end = term.end or "9999"
    for start, last, family in sorted(kept):
        same = fold(term.family) in family and start[:4] <= end[:4] and term.start[:4] <= last[:4]
        if same or (start <= term.start[: len(start)] and term.start < last[: len(term.start)]):
            return None
        if term.start < start <= end:
            end = start
    return replace(term, end="" if end == "9999" else end)


def main() -> None:
    folder = Path(sys.argv[1])
    kept, visits, known = by_hand(), visitors(folder), load_terms().actors
    made = set()
    for whole in joined(folder):
        kind = kind_of(whole)
        term = beside(whole, kept[whole.actor, kind])
        if term is None or term.actor not in known or NOT_A_PERSON.search(term.name):
            continue
        last = known[term.actor].end
        if last and (not term.end or term.end > last):  # of a state that went on under another name
            term = replace(term, end=last)
        term = in_full(term, visits)
        tenure = "joint" if term.actor in COLLEGES else ""
        row = (kind, term.name, term.family, "", term.start, term.end, tenure, term.source)
        made.add((term.actor, *row))
    with (FOLDER / MADE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HOLDER_COLUMNS)
        writer.writerows(sorted(made, key=lambda row: (row[0], row[1], row[5])))


if __name__ == "__main__":
    main()
