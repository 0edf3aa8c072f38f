"""Who speaks in a text and whom it is about, as its publisher, title and first sentences say."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.claims import Text
from comity.reader.clauses import Clause
from comity.reader.discourse import Discourse
from comity.reader.gazetteer import Gazetteer
from comity.reader.parties import Part, parties_of
from comity.reader.tokens import Sentence

_INTRODUCED_WITHIN = 6
"""Sentences in which a text introduces most of those whom its title names by surname alone."""


def home_by_name(text: Text, sentences: list[Sentence], gazetteer: Gazetteer) -> str:
    """The actor that the publisher's name holds, or else the text's first short line."""
    names = [hit.names[0] for hit in gazetteer.find(text.publisher) if hit.names]
    if not names and sentences and sentences[0].kind in ("heading", "title"):
        first = sentences[0].tokens
        if ":" in (token.word for token in first):
            names = [token.name for token in first if token.name]
    codes = {gazetteer.party(name.code) for name in names}
    codes = {code for code in codes if gazetteer.types.get(code) != "group"}
    return codes.pop() if len(codes) == 1 else ""


def introduce(content: str, sentences: list[Sentence], discourse: Discourse) -> None:
    """Meet the people of the first sentences before a title that has people is read."""
    title = next((one for one in sentences[:3] if one.kind == "title"), None)
    if title is None:
        return
    discourse.others = tuple(
        sorted(
            {
                token.name.code
                for token in title.tokens
                if token.name
                and token.letter in "CA"
                and discourse.gazetteer.is_state(token.name.code)
                and token.name.code != discourse.home
            }
        )
    )
    if "N" not in title.letters:
        return
    for sentence in sentences[:_INTRODUCED_WITHIN]:
        if sentence.kind != "title" and ("T" in sentence.letters or "H" in sentence.letters):
            Clause(content, sentence, discourse)
    discourse.groups.clear()


def voice_of_title(clause: Clause, discourse: Discourse) -> None:
    """A joint text speaks for all whom its title names."""
    words = {token.word for token in clause.tokens}
    parts: list[Part] = []
    for index, item in enumerate(clause.items):
        before = clause.items[index - 1].kind if index else "^"
        person = item.phrase.parts[0] if item.phrase and item.phrase.parts else None
        if person and person.level and person.actor == discourse.home and before == "y":
            # Spokespersons have no level: what they say is not said in their own name.
            discourse.voice = replace(person, start=0, end=0)
        if item.phrase and item.phrase.parts and before not in "uk":
            parts.extend(item.phrase.parts)
        if item.event:
            parts.extend(item.event.named)
            parts.extend(item.event.owners)
    gazetteer = discourse.gazetteer
    codes = {
        gazetteer.party(token.name.code)
        for token in clause.tokens
        if token.name and token.letter in "CA"
    }
    if len(codes) == 1 and discourse.home:
        codes.add(discourse.home)
    if len(codes) == 2:
        discourse.about = tuple(Part(code, code) for code in sorted(codes))
    if any("joint" in word or "communiqu" in word for word in words):
        if discourse.home and len(parties_of(parts)) == 1:
            parts.append(Part(discourse.home, discourse.home))
        discourse.document = tuple(parts)


def remember_subject(clause: Clause, discourse: Discourse) -> None:
    """Whom "he" and "she" will mean: the first person before the main verb."""
    for item in clause.items:
        if item.kind == "V":
            break
        if item.phrase and item.phrase.kind in ("party", "pronoun"):
            if item.phrase.personal:
                discourse.subject = item.phrase.parts
                break
            if item.phrase.kind == "pronoun":
                break
    if clause.letters.endswith(":"):
        parts: list[Part] = []
        for item in clause.items:
            if item.phrase and item.phrase.kind == "party":
                parts.extend(item.phrase.parts)
        discourse.list_subject = tuple(parts) if parts else discourse.they()
        discourse.list_ahead = any(token.word in ("will", "shall") for token in clause.tokens)
