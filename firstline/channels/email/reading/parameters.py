"""Fields with parameters, as `text/plain; charset="utf-8"`, in pieces and encoded too (RFC 2045, 2231)."""

import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.words import decode_words

_MOST_PARAMETERS = 200
_NAME = re.compile(r"[\s;]*+([^\s=;\"]{1,100}+)\s*+=\s*+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"?+', re.DOTALL)
_UNQUOTED = re.compile(r"[^;]*+")
_CONTINUED = re.compile(r"([^*]{1,80})\*(\d{1,3})?(\*)?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_COMMENT = re.compile(r"\([^()]{0,200}\)")


class Parameters(NamedTuple):
    """A field's value and its parameters, names in lower case."""

    value: str
    named: dict[str, str]


class _Piece(NamedTuple):
    number: int
    text: str
    encoded: bool


def read_parameters(field: str) -> Parameters:
    """Read a field's value (lower case) and its parameters, the first of equal names."""
    value, _, rest = field.partition(";")
    words = value.split(None, 1)
    if len(words) == 2 and "=" in words[1]:
        value, rest = words[0], f"{words[1]};{rest}"
    return Parameters(_COMMENT.sub("", value).strip().strip('"').lower(), _named(rest))


def _named(rest: str) -> dict[str, str]:
    plain: dict[str, str] = {}
    continued: dict[str, list[_Piece]] = {}
    for name, value in _pairs(rest):
        match = _CONTINUED.fullmatch(name)
        if match:
            piece = _Piece(int(match[2] or 0), value, encoded=bool(match[3] or not match[2]))
            continued.setdefault(match[1], []).append(piece)
        else:
            plain.setdefault(name, value)
    return plain | {name: _put_together(pieces) for name, pieces in continued.items()}


def _pairs(rest: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    position = 0
    while len(pairs) < _MOST_PARAMETERS:
        match = _NAME.match(rest, position)
        if match is None:
            position = rest.find(";", position) + 1
            if not position:
                break
            continue
        value, position = _value_at(rest, match.end())
        pairs.append((match[1].lower(), value))
    return pairs


def _value_at(rest: str, position: int) -> tuple[str, int]:
    quoted = _QUOTED.match(rest, position)
    if quoted:
        after = rest.find(";", quoted.end())
        return _unescaped(quoted[1]), after + 1 if after >= 0 else len(rest)
    unquoted = _UNQUOTED.match(rest, position)
    end = unquoted.end() if unquoted else position
    return rest[position:end].strip(), end + 1


def _unescaped(text: str) -> str:
    """Undo the backslashes of a quoted string, but leave those of a Windows path."""
    if re.match(r"[A-Za-z]:\\[^\\]|\\\\[^\\]", text):
        return text
    return _ESCAPED.sub(r"\1", text)


def _put_together(pieces: list[_Piece]) -> str:
    """Join the pieces of a value; the first may name the charset: `utf-8'sv'r%C3%A4kning`."""
    ordered = sorted(pieces, key=lambda piece: piece.number)
    charset = ""
    first = ordered[0]
    if first.encoded and first.text.count("'") >= 2:
        charset, _, text = first.text.split("'", 2)
        ordered[0] = first._replace(text=text)
    if not any(piece.encoded for piece in ordered):
        return decode_words("".join(piece.text for piece in ordered))
    data = b"".join(_as_bytes(piece) for piece in ordered)
    return decode(data, charset).text


def _as_bytes(piece: _Piece) -> bytes:
    if piece.encoded:
        return unquote_to_bytes(piece.text)
    return piece.text.encode("utf-8", "replace")
