"""A small office that signs people in: OpenID Connect over HTTP, on this machine alone."""

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "comity"
SECRET = "between the two of us"


class Office:
    """Whoever asks is ``subject``; what it is asked is kept in ``asked``."""

    def __init__(self) -> None:
        self.subject = "officer-7"
        self.audience = CLIENT
        self.issuer = ""
        self.expires_in = 60
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.address = ""

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, query: dict[str, str]) -> str:
        """The address that the browser is sent back to."""
        self.asked.append(query)
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        back = {"code": code, "state": query["state"]}
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, given: dict[str, str]) -> dict[str, Any] | None:
        """Tokens for a code, once; None where client, address or proof do not fit."""
        query = self.codes.pop(given.get("code", ""), None)
        proof = urlsafe_b64encode(sha256(given.get("code_verifier", "").encode()).digest())
        if (
            query is None
            or given.get("client_secret") != SECRET
            or given.get("redirect_uri") != query["redirect_uri"]
            or proof.decode().rstrip("=") != query["code_challenge"]
        ):
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer or self.address, "sub": self.subject, "aud": self.audience,
            "iat": now, "exp": now + self.expires_in,
        }  # fmt: skip
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


@contextmanager
def office() -> Iterator[Office]:
    """The office, open for as long as the block lasts."""
    kept = Office()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, status: int, found: Any, location: str = "") -> None:
            body = json.dumps(found).encode()
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: value[0] for name, value in parse_qs(parts.query).items()}
            if parts.path == "/.well-known/openid-configuration":
                self._answer(200, kept.configuration())
            elif parts.path == "/authorize":
                self._answer(302, {}, kept.authorize(query))
            else:
                self._answer(404, {})

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            sent = parse_qs(self.rfile.read(length).decode())
            found = kept.token({name: value[0] for name, value in sent.items()})
            self._answer(200 if found else 400, found or {"error": "invalid_grant"})

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
