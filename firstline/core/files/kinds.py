"""What a file is, by its bytes."""

import puremagic

UNKNOWN = "application/octet-stream"
TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")


def content_type_of(content: bytes) -> str:
    """The media type found in the bytes; declared types and names from outside are not believed."""
    head = content[:8192]
    try:
        found = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    if found:
        return found[:100]
    return "text/plain" if _is_text(head) else UNKNOWN


def _is_text(head: bytes) -> bool:
    if any(byte < 32 and byte not in TEXT_CONTROLS for byte in head):
        return False
    try:
        head[: len(head) - 4 if len(head) > 4 else len(head)].decode()
    except UnicodeDecodeError:
        return False
    return bool(head)
