"""What the one who delivers writes above a mail: the envelope, which is lost otherwise."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from firstline.core.text import one_line


def trace(sender: str, recipients: Sequence[str], came_from: str, at: datetime) -> bytes:
    """Fields for above the head. `came_from` says who spoke how: “from … by … with …”."""
    lines = [
        f"Return-Path: <{sender}>",
        *(f"Delivered-To: {recipient}" for recipient in recipients),
        f"Received: {came_from}; {format_datetime(at)}",
    ]
    return "".join(f"{one_line(line, 900)}\r\n" for line in lines).encode()
