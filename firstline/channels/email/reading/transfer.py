"""Undoes transfer encodings: base64, quoted-printable and uuencode, also where broken or not meant."""

import binascii
import re

from firstline.channels.email.reading.limits import Notes

_BASE64_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(_BASE64_LETTERS + b"="))
_BLANK = b" \t\r\n"
_PADDED_END = re.compile(rb"=[\s=]*+")
_SPACE_AFTER_SOFT_BREAK = re.compile(rb"=[ \t]++(?=\r?\n)")
_NAMES = {
    "base64": "base64",
    "base-64": "base64",
    "b": "base64",
    "quoted-printable": "quoted-printable",
    "quotedprintable": "quoted-printable",
    "qp": "quoted-printable",
    "uu": "uuencode",
    "uue": "uuencode",
    "uuencode": "uuencode",
    "x-uu": "uuencode",
    "x-uue": "uuencode",
    "x-uuencode": "uuencode",
}
_MOST_JOINED_RUNS = 1_000


def encoding_name(declared: str) -> str:
    """Name the transfer encoding declared; empty for those that change nothing and those nobody knows."""
    words = declared.strip(" \t\"'").lower().replace("quoted printable", "quoted-printable").split(";")[0].split()
    return _NAMES.get(words[0].strip("\"',"), "") if words else ""


def undo_transfer(data: bytes, encoding: str, notes: Notes, *, is_text: bool) -> bytes:
    """Return the bytes that were encoded. Data that can't be meant as declared comes back as it is."""
    if encoding == "base64":
        return _from_base64(data, notes, is_text=is_text)
    if encoding == "quoted-printable":
        return _from_quoted_printable(data, notes)
    if encoding == "uuencode":
        return _from_uuencode(data, notes)
    return data


def _from_base64(data: bytes, notes: Notes, *, is_text: bool) -> bytes:
    letters = data.translate(None, _NOT_BASE64)
    foreign = len(data) - len(letters) - sum(data.count(blank) for blank in (b" ", b"\t", b"\r", b"\n"))
    if is_text and (b" " in data.strip()) and _reads_as_text(data):
        notes.problem("a part declared as base64 is plain text")
        return data
    if foreign:
        notes.problem("a part in base64 has foreign letters in it")
        data = _before_text_appended(data)
        letters = data.translate(None, _NOT_BASE64)
    return b"".join(_decode_run(run) for run in _runs(letters))


def _reads_as_text(data: bytes) -> bool:
    """Tell plain text by its spaces within lines; base64 has none, and lines of one length."""
    sample = data[:4_000]
    inner = sum(line.strip().count(b" ") for line in sample.split(b"\n"))
    return inner * 25 > len(sample)


def _before_text_appended(data: bytes) -> bytes:
    """Leave out what a list server wrote below the encoded text."""
    end = _PADDED_END.search(data)
    if end is None or not data[end.end() :].translate(None, _BASE64_LETTERS + _BLANK + b"="):
        return data
    return data[: end.end()]


def _runs(letters: bytes) -> list[bytes]:
    """Part encodings that were put one after the other, each ending with its `=`."""
    runs = [run for run in letters.split(b"=", _MOST_JOINED_RUNS) if run]
    if len(runs) > _MOST_JOINED_RUNS:
        runs[-1] = runs[-1].replace(b"=", b"")
    return runs


def _decode_run(run: bytes) -> bytes:
    usable = len(run) - (len(run) % 4 == 1)
    return binascii.a2b_base64(run[:usable] + b"=" * (-usable % 4)) if usable else b""


def _from_quoted_printable(data: bytes, notes: Notes) -> bytes:
    if b"=3D" not in data and b"=3d" not in data and data.count(b'="') > 1:
        notes.problem("a part declared as quoted-printable isn't")
        return data
    return binascii.a2b_qp(_SPACE_AFTER_SOFT_BREAK.sub(b"=", data))


def _from_uuencode(data: bytes, notes: Notes) -> bytes:
    out: list[bytes] = []
    inside = False
    for line in data.splitlines():
        if not inside:
            inside = line.startswith(b"begin ")
        elif line.strip() in {b"end", b"`"}:
            inside = line.strip() != b"end"
        else:
            out.append(_uu_line(line, notes))
    return b"".join(out) if out else data


def _uu_line(line: bytes, notes: Notes) -> bytes:
    length = (line[0] - 32) & 63 if line else 0
    try:
        return binascii.a2b_uu(line[: 1 + (length + 2) // 3 * 4] + b"\n")
    except binascii.Error:
        notes.problem("a uuencoded line is broken")
        return b""
