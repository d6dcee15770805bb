"""Passwords of other systems (mailboxes), kept encrypted."""

import base64
import hashlib
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


class SecretField(models.TextField[str, str]):
    """Text that is encrypted with the installation's secret before it reaches the database."""

    def get_prep_value(self, value: Any) -> Any:
        return value if not value else _box().encrypt(str(value).encode()).decode()

    def from_db_value(self, value: Any, *_: object) -> Any:
        return value if not value else open_secret(value)


def open_secret(kept: str) -> str:
    """The plain text, or empty when it was encrypted with another installation's secret."""
    try:
        return _box().decrypt(kept.encode()).decode()
    except InvalidToken:
        return ""


def _box() -> Fernet:
    return _box_of(settings.SECRET_KEY)


@lru_cache(maxsize=2)
def _box_of(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"secret-field|" + secret.encode()).digest()))
