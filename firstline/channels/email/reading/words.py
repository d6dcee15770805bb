"""Encoded words in header fields (RFC 2047), also as badly as they are written."""

import binascii
import re
from typing import NamedTuple

from firstline.channels.email.reading.charset import decode
from firstline.channels.email.reading.limits import MAX_ENCODED_WORDS

_BEGINNING = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]++")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]++")


class _Word(NamedTuple):
    charset: str
    encoding: str
    payload: str


def decode_words(value: str) -> str:
    """Return a header value as a person reads it: decoded, on one line, without control characters."""
    if "=?" not in value:
        return one_line(value)
    return one_line(_join(_pieces(value)))


def one_line(value: str) -> str:
    """Put a text on one line: control characters become spaces, outer spaces go."""
    return _CONTROL.sub(" ", value).strip(" \u00a0\ufeff\t")


def _pieces(value: str) -> list[str | _Word]:
    """Part a value into plain text and encoded words, without the space between two words."""
    pieces: list[str | _Word] = []
    copied = position = words = 0
    ends_at = -1
    while (start := value.find("=?", position)) >= 0 and words < MAX_ENCODED_WORDS:
        beginning = _BEGINNING.match(value, start)
        if beginning is None:
            position = start + 2
            continue
        if ends_at < beginning.end():
            ends_at = value.find("?=", beginning.end())
        if ends_at < 0:
            break
        following = _BEGINNING.search(value, beginning.end(), ends_at)
        if following:
            position = following.start()
            continue
        _add_plain(pieces, value[copied:start])
        pieces.append(
            _Word(beginning[1].partition("*")[0].lower(), beginning[2].lower(), value[beginning.end() : ends_at])
        )
        copied = position = ends_at + 2
        words += 1
    pieces.append(value[copied:])
    return pieces


def _add_plain(pieces: list[str | _Word], text: str) -> None:
    if text.strip() or not pieces or isinstance(pieces[-1], str):
        pieces.append(text)


def _join(pieces: list[str | _Word]) -> str:
    """Decode runs of words together: a letter may be split between two of them."""
    out: list[str] = []
    run: list[_Word] = []
    for piece in pieces:
        if run and (isinstance(piece, str) or piece.charset != run[0].charset):
            out.append(_decode_run(run))
            run = []
        if isinstance(piece, str):
            out.append(piece)
        else:
            run.append(piece)
    if run:
        out.append(_decode_run(run))
    return "".join(out)


def _decode_run(run: list[_Word]) -> str:
    data: list[bytes] = []
    base64 = ""
    for word in run:
        if word.encoding == "q":
            data += [_from_base64(base64), _from_quoted(word.payload)]
            base64 = ""
            continue
        letters = _NOT_BASE64.sub("", word.payload)
        base64 += letters
        if len(base64) % 4 == 0 or word.payload.rstrip().endswith("="):
            data.append(_from_base64(base64))
            base64 = ""
    data.append(_from_base64(base64))
    return decode(b"".join(data), run[0].charset).text


def _from_quoted(payload: str) -> bytes:
    return binascii.a2b_qp(payload.replace(" ", "_").encode("utf-8", "replace"), header=True)


def _from_base64(letters: str) -> bytes:
    usable = len(letters) - (len(letters) % 4 == 1)
    if not usable:
        return b""
    return binascii.a2b_base64(letters[:usable] + "=" * (-usable % 4))
