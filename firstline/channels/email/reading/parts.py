"""The tree of MIME parts: places in the raw message, not copies of it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from firstline.channels.email.reading.boundaries import guess_boundary, sections
from firstline.channels.email.reading.headers import Headers, read_head
from firstline.channels.email.reading.limits import MAX_DEPTH, MAX_PARTS, Notes
from firstline.channels.email.reading.parameters import Parameters, read_parameters
from firstline.channels.email.reading.smime import NotSigned, signed_content
from firstline.channels.email.reading.tnef.mime import mime_of_tnef
from firstline.channels.email.reading.tnef.stream import NotTnef
from firstline.channels.email.reading.transfer import encoding_name, undo_transfer

_SIGNED_TYPES = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_TNEF_TYPES = {"application/ms-tnef", "application/vnd.ms-tnef"}
_KNOWN_KINDS = frozenset(
    {
        "application",
        "audio",
        "chemical",
        "font",
        "image",
        "message",
        "model",
        "multipart",
        "text",
        "video",
        "x-world",
    }
)


class _Place(NamedTuple):
    raw: bytes
    start: int
    end: int
    is_closed: bool = True


@dataclass(slots=True)
class Part:
    """One part: its head, what it says it is, and where in the message its body lies."""

    raw: bytes = field(repr=False)
    headers: Headers = field(repr=False)
    content_type: Parameters
    disposition: Parameters
    start: int
    end: int
    children: list["Part"] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The media type in lower case, `text/plain` if there is none that makes sense."""
        return self.content_type.value

    @property
    def is_multipart(self) -> bool:
        """Whether this part is made of others."""
        return self.type.startswith("multipart/")

    @property
    def encoding(self) -> str:
        """The transfer encoding, empty for none."""
        return encoding_name(self.headers.first("content-transfer-encoding"))

    @property
    def content_id(self) -> str:
        """The Content-ID without brackets, by which HTML refers to this part."""
        return self.headers.first("content-id").strip("<> ")

    def content(self, notes: Notes) -> bytes:
        """Return the body with its transfer encoding undone."""
        is_text = self.type.startswith("text/")
        return undo_transfer(self.raw[self.start : self.end], self.encoding, notes, is_text=is_text)

    def walk(self) -> Iterator["Part"]:
        """Yield this part and all within it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_parts(raw: bytes, notes: Notes) -> Part:
    """Read the whole message into a tree of parts."""
    return _Reader(raw, notes).read()


class _Reader:
    def __init__(self, raw: bytes, notes: Notes) -> None:
        self.raw = raw
        self.notes = notes
        self.count = 0
        self.has_text = False

    def read(self) -> Part:
        start = _after_leading_blank_lines(self.raw)
        return self._part(_Place(self.raw, start, len(self.raw)), "text/plain", 0)

    def _part(self, place: _Place, default_type: str, depth: int) -> Part:
        self.count += 1
        headers, body = read_head(place.raw, place.start, place.end, self.notes)
        part = Part(
            place.raw,
            headers,
            _content_type(headers, default_type),
            read_parameters(headers.first("content-disposition")),
            body,
            place.end,
        )
        if part.is_multipart:
            self._read_children(part, depth)
        elif part.type in _SIGNED_TYPES and depth < MAX_DEPTH:
            self._open_signature(part, depth)
        elif part.type in _TNEF_TYPES and depth < MAX_DEPTH:
            self._open_tnef(part, depth)
        self.has_text = self.has_text or _is_text_of_message(part)
        return part

    def _open_signature(self, part: Part, depth: int) -> None:
        """Put what is inside an opaque signature in the place of the part that holds it."""
        try:
            content = signed_content(part.content(self.notes))
        except NotSigned:
            return
        self.notes.problem("the message was inside an S/MIME signature, which is not checked here")
        part.content_type = Parameters("multipart/signed", part.content_type.named)
        part.children.append(self._part(_Place(content, 0, len(content)), "text/plain", depth + 1))

    def _open_tnef(self, part: Part, depth: int) -> None:
        """Put what winmail.dat holds in its place; its text only where the message brings none of its own."""
        try:
            content = mime_of_tnef(part.content(self.notes), with_body=not self.has_text)
        except NotTnef:
            self.notes.problem("winmail.dat can't be opened")
            return
        part.content_type = Parameters("multipart/mixed", {})
        part.children.append(self._part(_Place(content, 0, len(content)), "text/plain", depth + 1))

    def _read_children(self, part: Part, depth: int) -> None:
        if depth >= MAX_DEPTH:
            self.notes.limit("depth")
            return
        self._add_children(part, deque(self._places(part)), depth)
        if not part.children and part.raw[part.start : part.end].strip():
            self.notes.problem("a multipart has no parts")
            part.content_type = Parameters("text/plain", part.content_type.named)

    def _add_children(self, part: Part, places: deque[_Place], depth: int) -> None:
        child_type = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
        while places:
            if self.count >= MAX_PARTS:
                self.notes.limit("parts")
                return
            place = places.popleft()
            child = self._part(place, child_type, depth + 1)
            part.children.append(child)
            if _shares_boundary(part, child) and not place.is_closed:
                self._add_children_of_shared(child, places, depth + 1)

    def _add_children_of_shared(self, part: Part, places: deque[_Place], depth: int) -> None:
        """Give a part that reuses its parent's boundary the parts up to the next closing delimiter."""
        own: deque[_Place] = deque()
        while places and not (own and own[-1].is_closed):
            own.append(places.popleft())
        if depth < MAX_DEPTH:
            self._add_children(part, own, depth)

    def _places(self, part: Part) -> list[_Place]:
        boundary = part.content_type.named.get("boundary", "").encode("utf-8", "replace").rstrip()
        places = _between(part.raw, boundary, part.start, part.end)
        if not places and part.encoding:
            decoded = part.content(self.notes)
            places = _between(decoded, boundary, 0, len(decoded))
        guessed = b"" if places else guess_boundary(part.raw, part.start, part.end)
        if guessed:
            self.notes.problem("the boundary of a multipart is not the one declared")
            places = _between(part.raw, guessed, part.start, part.end)
        return places


def _between(raw: bytes, boundary: bytes, start: int, end: int) -> list[_Place]:
    if not boundary:
        return []
    return [_Place(raw, *place) for place in sections(raw, boundary, start, end, MAX_PARTS)]


def _shares_boundary(part: Part, child: Part) -> bool:
    boundary = child.content_type.named.get("boundary")
    return (
        child.is_multipart
        and not child.children
        and boundary is not None
        and boundary == part.content_type.named.get("boundary")
    )


def _is_text_of_message(part: Part) -> bool:
    """Whether a part is text that is read with the message; not an empty one, as Exchange puts before a file."""
    is_text = part.type in {"text/plain", "text/html"} and part.disposition.value != "attachment"
    return is_text and bool(part.raw[part.start : part.end].strip())


def _after_leading_blank_lines(raw: bytes) -> int:
    start = len(raw) - len(raw.lstrip(b"\r\n\x00\x1a"))
    marked = raw.startswith(b"\xef\xbb\xbf", start)
    return start + 3 if marked else start


def _content_type(headers: Headers, default: str) -> Parameters:
    """Read what a part says it is. Nonsense counts as the default, or as bytes if there is a file name."""
    read = read_parameters(headers.first("content-type"))
    kind, slash, subtype = read.value.partition("/")
    if slash and subtype and kind in _KNOWN_KINDS:
        return read
    if kind == "multipart":
        return Parameters("multipart/mixed", read.named)
    if slash and subtype and kind:
        return read
    return Parameters(_without_subtype(kind, default, headers), read.named)


def _without_subtype(kind: str, default: str, headers: Headers) -> str:
    if kind in {"", "text"}:
        return default
    if kind == "html":
        return "text/html"
    return "application/octet-stream" if "content-disposition" in headers else default
