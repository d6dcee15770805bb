"""Reading bodies: strictly JSON, so that no half letters and no numbers that are none come further than here."""

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja.parser import Parser


class StrictParser(Parser):
    """Refuses what Python's own reader lets pass: NaN, and halves of surrogate pairs that no database can hold."""

    def parse_body(self, request: HttpRequest) -> Any:
        return msgspec.json.decode(request.body)
