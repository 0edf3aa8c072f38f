"""E-mail: the letter, and after it each attachment whose form is read here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr
from importlib import import_module

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.decoding import decode
from comity.reader.forms.document import Document, Records
from comity.reader.forms.errors import BrokenDocument, EmptyDocument, FormError, UnknownForm
from comity.reader.forms.html import fragment_prose
from comity.reader.forms.normal import make_text, with_extra
from comity.reader.forms.registry import recognise

PARTS_MAX = 200


def texts(document: Document, records: Records) -> Iterator[Text | FormError]:
    """The letter, then its attachments; the letter may be empty if there are any."""
    message = BytesParser(policy=policy.default).parsebytes(document.body)
    if not message.keys():
        raise BrokenDocument(document.name, "expected an e-mail, found no header lines")
    attached = list(_attached(message, document.name))
    try:
        yield _letter(message, document.name)
    except EmptyDocument:
        if not attached:
            raise
    yield from attached


def _letter(message: EmailMessage, name: str) -> Text:
    body = message.get_body(("plain", "html"))
    source = _decoded(body) if body else ""
    if body and body.get_content_subtype() == "html":
        source = fragment_prose(source)
    elif body and "flowed" in _header(body, "Content-Type").lower():
        source = source.replace(" \r\n", " ").replace(" \n", " ")
    person, address = parseaddr(_header(message, "From"))
    return make_text(
        source,
        name,
        title=_header(message, "Subject"),
        published=published_date(_header(message, "Date")),
        publisher=person or address,
        language=_header(message, "Content-Language"),
        form="mail",
    )


def _attached(message: EmailMessage, name: str) -> Iterator[Text | FormError]:
    for number, part in enumerate(message.walk()):
        if number > PARTS_MAX:
            return
        if not part.is_attachment():
            continue
        data = part.get_payload(decode=True)
        of = f"{name}, {part.get_filename() or f'part {number}'}"
        if not isinstance(data, bytes):
            continue
        try:
            form = recognise(data, part.get_filename() or "", _declared(part))
        except UnknownForm:
            continue  # a picture or a card of addresses: no document
        if form.name == "mail" or form.stream:
            continue
        attachment = Document(of, _declared(part), data)
        digest = hashlib.sha256(data).hexdigest()
        try:
            for found in import_module(form.module).texts(attachment, Records()):
                yield (
                    with_extra(found, digest=digest, attachment=of)
                    if isinstance(found, Text)
                    else found
                )
        except FormError as error:
            yield error


def _declared(part: MIMEPart) -> str:
    charset = part.get_content_charset()
    return part.get_content_type() + (f"; charset={charset}" if charset else "")


def _decoded(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    return decode(data, part.get_content_charset() or "") if isinstance(data, bytes) else ""


def _header(message: MIMEPart, key: str) -> str:
    """The header as text, "" if there is none or none that can be parsed."""
    try:
        return str(message.get(key, ""))
    except Exception:  # the standard library's parser of headers raises many kinds
        return ""
