"""Heads of the chain, signed and kept outside the database.

The chain shows that nothing before a head was changed, but whoever has the database could write all
of it anew, and its head too. A head signed with a key that the database's keeper does not hold, in
a file that he does not write, is what he cannot take back: each line of the file says when which
revision was the last, and its digest, and binds the line before it.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from orjson import JSONDecodeError, dumps, loads

from comity.record.errors import NoKey

#: The digest of a revision of the record, by its number; None where there is none.
DigestOf = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class SignedHead:
    """One line: ``before`` is SHA-256 of the line before, "" in the first."""

    at: str
    revision: int
    digest: str
    before: str
    signature: str

    @property
    def signed(self) -> bytes:
        return dumps([self.at, self.revision, self.digest, self.before])

    @property
    def line(self) -> bytes:
        return dumps({name: getattr(self, name) for name in self.__slots__}) + b"\n"


def make_key(file: Path) -> Path:
    """A new key in ``file``, for its owner alone; its public half, returned, beside it as .pub.

    Raises:
        FileExistsError: one of them is there already.
    """
    key = Ed25519PrivateKey.generate()
    public = file.with_name(f"{file.name}.pub")
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    told = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for place, mode, data in ((file, 0o600, secret), (public, 0o644, told)):
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as made:
            made.write(data)
    return public


def private_key(file: Path) -> Ed25519PrivateKey:
    """The key that ``make_key`` made.

    Raises:
        NoKey: the file holds none.
    """
    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey(f"{file} holds no key for signing heads; `comity head-key` makes one.")
    return key


def public_key(file: Path) -> Ed25519PublicKey:
    """The public half of such a key.

    Raises:
        NoKey: the file holds none.
    """
    try:
        key = load_pem_public_key(file.read_bytes())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise NoKey(f"{file} holds no public key; it is the .pub beside the key that signed.")
    return key


def sign_head(revision: int, digest: str, key: Ed25519PrivateKey, file: Path) -> SignedHead:
    """The head, as ``verify`` found it, is a further line of the file, on disk on return."""
    lines = file.read_bytes().splitlines(keepends=True) if file.exists() else []
    before = sha256(lines[-1]).hexdigest() if lines else ""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    bare = SignedHead(at, revision, digest, before, "")
    signature = b64encode(key.sign(bare.signed)).decode()
    head = SignedHead(at, revision, digest, before, signature)
    with file.open("ab") as log:
        log.write(head.line)
        log.flush()
        os.fsync(log.fileno())
    return head


def check_heads(file: Path, key: Ed25519PublicKey, held: DigestOf) -> tuple[int, list[str]]:
    """(how many heads the file holds, what is wrong with them or with the record beside them)."""
    lines = file.read_bytes().splitlines(keepends=True)
    problems: list[str] = []
    before = ""
    for number, line in enumerate(lines, 1):
        problems += [
            f"line {number} of {file.name}: {words}" for words in _wrong(line, before, key, held)
        ]
        before = sha256(line).hexdigest()
    return len(lines), problems


def _wrong(line: bytes, before: str, key: Ed25519PublicKey, held: DigestOf) -> Sequence[str]:
    try:
        head = SignedHead(**loads(line))
        key.verify(b64decode(head.signature, validate=True), head.signed)
    except (JSONDecodeError, TypeError, NotBase64):
        return ["it is no signed head"]
    except InvalidSignature:
        return ["it is not signed with this key"]
    if head.before != before:
        return ["a line before it is missing or another"]
    digest = held(head.revision)
    if digest is None:
        return [f"the record is cut short: revision {head.revision}, signed on {head.at}, is gone"]
    if digest != head.digest:
        return [f"the record up to revision {head.revision} is not the one signed on {head.at}"]
    return []
