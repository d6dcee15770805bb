"""A provider as mailboxes have one (RFC 6749, 7636): signs people in, gives tokens, renews and withdraws them.

It checks what real ones check: the registered client, its secret, the redirect address, PKCE, codes and refresh tokens
that are used once. With `rotates` it behaves as Microsoft: a new refresh token each time, and a used one
ends everything.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT_ID, CLIENT_SECRET = "firstline", "s3cret"


@dataclass
class _Code:
    account: str
    challenge: str
    redirect_address: str


@dataclass
class OAuthProvider:
    """What the provider knows, and how it behaves: changed by tests while it runs."""

    url: str = ""
    account: str = "support@desk.test"
    client_secret: str = CLIENT_SECRET
    rotates: bool = True
    lasts_seconds: float = 3600
    refresh_lasts_seconds: int = 0
    answers_after: float = 0.0
    is_down: bool = False
    refuses_sign_in: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    access: dict[str, tuple[str, float]] = field(default_factory=dict)
    refresh: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    codes: dict[str, _Code] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def revoke(self) -> None:
        """Somebody has withdrawn what they granted: no token is good any more."""
        with self.lock:
            self.refresh.clear()
            self.access.clear()

    def end_access(self) -> None:
        """All access tokens end before their time."""
        self.access.clear()

    def account_of(self, token: str) -> str:
        """Whose mailbox an access token opens now; empty for none."""
        account, ends = self.access.get(token, ("", 0.0))
        return account if ends > time.time() else ""

    # ── what it answers ──────────────────────────────────────────────────────

    def sign_in(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to after signing in."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        if self.refuses_sign_in:
            back = {"error": "access_denied", "error_description": "The user said no."}
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = _Code(self.account, asked["code_challenge"], asked["redirect_uri"])
            back = {"code": code}
        return f"{asked['redirect_uri']}?{urlencode({**back, 'state': asked['state']})}"

    def token(self, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        with self.lock:
            self.asked.append(asked)
        time.sleep(self.answers_after)
        if self.is_down:
            return 503, {"error": "temporarily_unavailable"}
        if (asked.get("client_id"), asked.get("client_secret", "")) != (CLIENT_ID, self.client_secret):
            return 401, {"error": "invalid_client", "error_description": "The secret has expired."}
        with self.lock:
            return self._for_code(asked) if asked["grant_type"] == "authorization_code" else self._for_refresh(asked)

    def _for_code(self, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        code = self.codes.pop(asked["code"], None)
        if code is None or asked["redirect_uri"] != code.redirect_address:
            return 400, {"error": "invalid_grant", "error_description": "No such code."}
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != code.challenge:
            return 400, {"error": "invalid_grant", "error_description": "PKCE failed."}
        return 200, {**self._given(code.account, secrets.token_urlsafe(24)), "id_token": _id_token(code.account)}

    def _for_refresh(self, asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        token = asked["refresh_token"]
        if token in self.used:
            self.refresh.clear()
        if token not in self.refresh:
            return 400, {"error": "invalid_grant", "error_description": "The token was revoked."}
        account = self.refresh[token]
        if not self.rotates:
            return 200, self._given(account, "")
        self.used.add(token)
        del self.refresh[token]
        return 200, self._given(account, secrets.token_urlsafe(24))

    def _given(self, account: str, refresh: str) -> dict[str, object]:
        access = secrets.token_urlsafe(24)
        self.access[access] = (account, time.time() + self.lasts_seconds)
        given: dict[str, object] = {"access_token": access, "token_type": "Bearer", "expires_in": self.lasts_seconds}
        if refresh:
            self.refresh[refresh] = account
            given["refresh_token"] = refresh
        if self.refresh_lasts_seconds:
            given["refresh_token_expires_in"] = self.refresh_lasts_seconds
        return given


@contextmanager
def oauth_provider() -> Iterator[OAuthProvider]:
    """A provider on this machine until the end of the block."""
    provider = OAuthProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def _handler(provider: OAuthProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = urlsplit(self.path)
            if where.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.sign_in(_flat(where.query)))
                self.end_headers()
            elif where.path == "/introspect":
                account = provider.account_of(_flat(where.query).get("token", ""))
                self._say(200, {"status": "good" if account else "ended", "email": account})
            else:
                self._say(404, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say(*provider.token(_flat(body)))

        def _say(self, status: int, said: dict[str, object]) -> None:
            raw = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_said: object) -> None:
            """Nothing on the terminal."""

    return Handler


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


def _id_token(account: str) -> str:
    payload = base64.urlsafe_b64encode(json.dumps({"preferred_username": account}).encode()).decode().rstrip("=")
    return f"e30.{payload}.sig"
