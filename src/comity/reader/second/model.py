"""A language model as a reader, behind an address that speaks as OpenAI's chat interface does.

COMITY_MODEL_URL      where it is, such as http://127.0.0.1:8000/v1; without it this is off
COMITY_MODEL_NAME     the model that is asked
COMITY_MODEL_KEY      sent as a bearer token, if set
COMITY_MODEL_SECONDS  longest wait for one text, 120 by default

Nothing but that address is ever asked: no proxy, no redirect. Texts leave this machine if the
address is another's: whoever sets it decides that.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from comity.reader.claim_json import MisshapenClaim, from_json
from comity.reader.claims import Claim, EngagementClaim, Participation, Reading, Text
from comity.reader.errors import ModelNotSet, ReaderFailed
from comity.reader.gazetteer import Gazetteer
from comity.reader.second.asking import Address, ask
from comity.reader.second.instructions import instructions, question

TEXT_CHARACTERS_MAX = 100_000
"""A longer text is not sent: models lose the thread, and whoever pays for them the money."""
CLAIMS_MAX = 1000
CONFIDENCE = 0.5
"""What a model says of its own confidence is not calibrated; a rule that asks for more than an
even chance accepts nothing of it."""


@dataclass(frozen=True, slots=True)
class Model:
    """Which model is asked, where."""

    address: Address
    name: str

    @property
    def reader(self) -> str:
        """What its readings are known by."""
        return f"model/{self.name}"


def model_set() -> Model:
    """The model that the settings name.

    Raises:
        ModelNotSet: they name none, or not well.
    """
    url, name = os.environ.get("COMITY_MODEL_URL", ""), os.environ.get("COMITY_MODEL_NAME", "")
    if not url or not name:
        raise ModelNotSet("Set COMITY_MODEL_URL, such as http://127.0.0.1:8000/v1, and"
                          " COMITY_MODEL_NAME to read with a language model.")  # fmt: skip
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ModelNotSet(f"COMITY_MODEL_URL is {url!r:.80}; expected http://… or https://….")
    seconds = os.environ.get("COMITY_MODEL_SECONDS", "120")
    if not seconds.isdecimal() or not 0 < int(seconds) <= 3600:
        raise ModelNotSet(f"COMITY_MODEL_SECONDS is {seconds!r:.40}; expected 1 to 3600.")
    key = os.environ.get("COMITY_MODEL_KEY", "")
    return Model(Address(url.rstrip("/"), key, float(seconds)), name)


def check_set() -> None:
    """Raises ModelNotSet unless the settings name a model."""
    model_set()


def read(text: Text, gazetteer: Gazetteer) -> Reading:
    """What the model claims of a text; quotes are looked up in it, and refused if not there.

    Raises:
        ModelNotSet, ReaderFailed.
    """
    model = model_set()
    if len(text.text) > TEXT_CHARACTERS_MAX:
        raise ReaderFailed(
            f"found {len(text.text):,} characters, more than the {TEXT_CHARACTERS_MAX:,} that are"
            " sent to a model"
        )
    answer = ask(
        model.address,
        {
            "model": model.name,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [
                {"role": "system", "content": instructions()},
                {"role": "user", "content": question(text)},
            ],
        },
    )
    rows = _rows(answer)
    claims, refused = [], []
    for row in rows:
        try:
            claims.append(_claim(row, text))
        except MisshapenClaim as error:
            refused.append(str(error))
    return Reading(tuple(claims), model.reader, gazetteer.digest, tuple(refused))


def _rows(answer: dict[str, Any]) -> list[Any]:
    """The claims in the message of an answer.

    Raises:
        ReaderFailed: there is none, or it is not JSON of the form asked for.
    """
    try:
        content = answer["choices"][0]["message"]["content"]
        rows = json.loads(content)["claims"]
    except (KeyError, IndexError, TypeError, ValueError, RecursionError) as error:
        raise ReaderFailed(
            f"expected JSON with claims from the model, found none ({type(error).__name__}:"
            f" {error!s:.100})"
        ) from None
    if not isinstance(rows, list) or len(rows) > CLAIMS_MAX:
        raise ReaderFailed(f"expected a list of at most {CLAIMS_MAX} claims from the model")
    return rows


def _claim(row: Any, text: Text) -> Claim:
    """The claim of a row, its quotes found in the text.

    Raises:
        MisshapenClaim: it is none, or a quote is not in the text.
    """
    if not isinstance(row, dict):
        raise MisshapenClaim(f"found {row!r:.80}; expected an object")
    given = {**row, "confidence": CONFIDENCE}
    quotes = given.pop("quotes", None)
    if not isinstance(quotes, list) or not quotes:
        raise MisshapenClaim(f"{row.get('form')!r:.40}: found no quotes; expected a list of them")
    given["passages"] = [_found(quote, text) for quote in quotes]
    given.pop("evidence", None)
    try:
        claim = from_json(given)
    except (KeyError, TypeError, AttributeError) as error:
        raise MisshapenClaim(f"{row.get('form')!r:.40}: {error!s:.100}") from None
    if isinstance(claim, EngagementClaim):
        return replace(claim, participants=tuple(map(Participation, claim.parties)))
    return claim


def _found(quote: Any, text: Text) -> dict[str, Any]:
    """Where the quote is in the text, word for word, for the first time."""
    start = text.text.find(quote) if isinstance(quote, str) and quote.strip() else -1
    if start < 0:
        raise MisshapenClaim(f"“{quote!s:.80}” is not in the text, word for word")
    return {"start": start, "end": start + len(quote), "exact": quote}
