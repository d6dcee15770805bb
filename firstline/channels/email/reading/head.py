"""The head of a message alone, for those whose body is too much."""

LONGEST_HEAD = 64 * 1024


def head_of(raw: bytes) -> bytes:
    """The header fields with the blank line after them, at most 64 kB of them."""
    begun = raw[:LONGEST_HEAD]
    ends = [place + len(blank) for blank in (b"\r\n\r\n", b"\n\n") if (place := begun.find(blank)) >= 0]
    return begun[: min(ends, default=begun.rfind(b"\n") + 1)]
