"""The head of a message or part: where it ends, and its fields, however broken."""

import re
from dataclasses import dataclass, field

from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.limits import MAX_FIELDS, MAX_HEAD_BYTES, Notes
from firstline.channels.email.reading.words import decode_words, one_line

_FIELD = re.compile(rb"([^\x00-\x20:\x7f]{1,200}+)[ \t]*+:")
_KNOWN = re.compile(
    rb"(?:from|to|cc|bcc|subject|date|message-id|mime-version|content-[a-z-]{2,40}|reply-to|received|return-path"
    rb"|references|in-reply-to|sender|delivered-to|x-[a-z-]{2,60}|dkim-signature|list-[a-z]{2,20}|auto-submitted"
    rb"|precedence|importance|priority|user-agent|thread-[a-z]{4,10}|authentication-results|received-spf"
    rb"|arc-[a-z-]{4,40}|envelope-to|status)[ \t]*+:",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_MOST_GARBAGE_LINES = 50
_LINES_LOOKED_AHEAD = 20


@dataclass(frozen=True)
class Headers:
    """The fields of one head, in order: lower-case name and unfolded raw value."""

    fields: tuple[tuple[str, bytes], ...] = ()
    _index: dict[str, list[bytes]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.fields:
            self._index.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def raw(self, name: str) -> list[str]:
        """Return every value of a field as text, encoded words left as they are."""
        return [decode(value, self._charset(value)).text for value in self._index.get(name, ())]

    def _charset(self, value: bytes) -> str:
        """Suppose that letters beyond ASCII in the head are written as those in the body."""
        if value.isascii():
            return ""
        declared = _CHARSET.search(b" ".join(self._index.get("content-type", ())))
        return declared[1].decode("ascii", "replace") if declared else ""

    def first(self, name: str) -> str:
        """Return the first value of a field that isn't empty, encoded words left as they are."""
        return next((line for line in map(one_line, self.raw(name)) if line), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of a field as a person reads it."""
        return tuple(decode_words(value) for value in self.raw(name))

    def text(self, name: str) -> str:
        """Return the first value of a field that isn't empty, as a person reads it."""
        return next((value for value in self.texts(name) if value), "")


def read_head(raw: bytes, start: int, end: int, notes: Notes) -> tuple[Headers, int]:
    """Read the head that begins at `start`. Return its fields and where the body begins."""
    head = _Head(raw, start, end, notes)
    body = head.read()
    return Headers(tuple(head.fields)), body


class _Head:
    def __init__(self, raw: bytes, start: int, end: int, notes: Notes) -> None:
        self.raw = raw
        self.start = start
        self.end = end
        self.notes = notes
        self.fields: list[tuple[str, bytes]] = []
        self.name = ""
        self.value: list[bytes] = []
        self.garbage = 0

    def read(self) -> int:
        position = self.start
        while position < self.end:
            if position - self.start > MAX_HEAD_BYTES:
                self.notes.limit("head")
                position = self._after_blank_line(position)
                break
            line, following = self._line(position)
            if not line:
                position = following
                break
            if not self._take(line, following):
                position = position if line.strip() else following
                break
            position = following
        self._store()
        return position

    def _take(self, line: bytes, following: int) -> bool:
        """Take a line into the head; False if the body begins with it."""
        if line[:1] in b" \t":
            return self._take_folded(line, following)
        match = _FIELD.match(line)
        if match is None:
            return self._skip_garbage(line, following)
        self._store()
        self.name = match[1].decode("ascii", "replace").lower()
        self.value = [line[match.end() :].strip(b" \t\r\n")]
        return True

    def _take_folded(self, line: bytes, following: int) -> bool:
        folded = line.strip(b" \t\r")
        if not folded and not self._goes_on(following):
            return False
        if folded and not self.name:
            return self._skip_garbage(line, following)
        if folded:
            self.value.append(folded)
        return True

    def _goes_on(self, position: int) -> bool:
        line, _ = self._line(position)
        return bool(line) and (line[:1] in b" \t" or _FIELD.match(line) is not None)

    def _skip_garbage(self, line: bytes, following: int) -> bool:
        self.garbage += 1
        is_mailbox_line = line.startswith((b"From ", b">From ")) and not self.fields and not self.name
        is_delimiter = line.startswith(b"--")
        if is_mailbox_line or (
            not is_delimiter and self.garbage < _MOST_GARBAGE_LINES and self._known_field_ahead(following)
        ):
            if not is_mailbox_line:
                self.notes.problem("a line in the head is not a header field")
            return True
        self.notes.problem("the head ends without an empty line")
        return False

    def _known_field_ahead(self, position: int) -> bool:
        for _ in range(_LINES_LOOKED_AHEAD):
            line, position = self._line(position)
            if not line:
                return False
            if _KNOWN.match(line):
                return True
        return False

    def _line(self, position: int) -> tuple[bytes, int]:
        """Return the line at a position without its end, and where the next one begins."""
        at = self.raw.find(b"\n", position, self.end)
        line_end = at if at >= 0 else self.end
        shown_end = min(line_end, position + MAX_HEAD_BYTES)
        return self.raw[position:shown_end].rstrip(b"\r"), min(line_end + 1, self.end)

    def _after_blank_line(self, position: int) -> int:
        ends = [self.raw.find(blank, position, self.end) + len(blank) for blank in (b"\n\n", b"\n\r\n")]
        found = [at for at, blank in zip(ends, (b"\n\n", b"\n\r\n"), strict=True) if at >= len(blank)]
        return min(found, default=self.end)

    def _store(self) -> None:
        if self.name and len(self.fields) < MAX_FIELDS:
            self.fields.append((self.name, b" ".join(part for part in self.value if part)))
        elif self.name:
            self.notes.limit("fields")
        self.name = ""
        self.value = []
