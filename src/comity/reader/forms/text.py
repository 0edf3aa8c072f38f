"""Plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reader.claims import Text
from comity.reader.forms.decoding import decode
from comity.reader.forms.document import Document, Records
from comity.reader.forms.front import Front, head_dates, split_front, title_of
from comity.reader.forms.normal import make_text, normalise


def texts(document: Document, records: Records) -> Iterator[Text]:
    """The one text of the document."""
    front = split_front(normalise(decode(document.body, document.charset)))
    yield text_of(front, document.name)


def text_of(front: Front, name: str, form: str = "text") -> Text:
    """The text of plain prose; what the front matter does not state, its first lines may."""
    stated = head_dates(front.body) | {k: v for k, v in front.stated.items() if v}
    return make_text(
        front.body,
        name,
        title=stated.get("title") or title_of(front.body),
        published=stated.get("published") or stated.get("modified", ""),
        url=stated.get("url", ""),
        publisher=stated.get("publisher", ""),
        language=stated.get("language", ""),
        form=form,
        extra={"modified": stated["modified"]} if stated.get("modified") else {},
    )
