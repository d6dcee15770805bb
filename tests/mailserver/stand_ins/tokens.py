"""Signing in by a provider's token (XOAUTH2): the stand-ins ask the provider whose it is."""

import base64
import json
from pathlib import Path
from urllib.request import urlopen

CHALLENGE = base64.b64encode(b'{"status":"400","schemes":"Bearer"}').decode()


def xoauth2_words(said: str) -> tuple[str, str]:
    """User and token in what a client said: `user=…^Aauth=Bearer …^A^A`."""
    user, bearer, *_rest = base64.b64decode(said).decode().split("\x01")
    return user.removeprefix("user="), bearer.removeprefix("auth=Bearer ")


def account_of_token(folder: Path, token: str) -> str:
    """Whose mailbox a token opens now, as the provider named in the folder says; empty for none."""
    provider = folder / "introspection"
    if not provider.exists():
        return ""
    with urlopen(f"{provider.read_text().strip()}{token}") as answer:
        return json.load(answer)["email"].lower()
