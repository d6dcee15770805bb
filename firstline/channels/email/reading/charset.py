"""From bytes to text, with a charset declared rightly, wrongly or not at all."""

import codecs
import re
from typing import NamedTuple

from chardetng_py import EncodingDetector

_ALIASES = {
    "ansi": "cp1252",
    "ansi-x3.4-1968": "ascii",
    "big5-eten": "cp950",
    "cn-big5": "cp950",
    "cp-850": "cp850",
    "euc-cn": "gb18030",
    "gb-2312-80": "gb18030",
    "gb2312-80": "gb18030",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-8-i": "iso8859-8",
    "iso-ir-100": "cp1252",
    "ks-c-5601": "cp949",
    "ks-c-5601-1987": "cp949",
    "ks-c-5601-1989": "cp949",
    "ksc5601": "cp949",
    "macintosh": "mac-roman",
    "ms932": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "unicode": "utf-16",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf": "utf-8",
    "utf-8-mac": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc-jp",
    "x-euc-tw": "cp950",
    "x-gbk": "gb18030",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-windows-949": "cp949",
    "x-x-big5": "cp950",
}
_WIDER = {
    "ascii": "",
    "big5": "cp950",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""What writers who declare the first really use: the same with more letters."""

_NOT_FOR_MAIL = {
    "idna",
    "mbcs",
    "oem",
    "palmos",
    "punycode",
    "raw_unicode_escape",
    "undefined",
    "unicode_escape",
}
_STATEFUL = ("iso2022", "utf-7", "hz", "utf-16", "utf-32")
_MANY_BYTES = {
    "big5hkscs",
    "cp932",
    "cp949",
    "cp950",
    "euc_jis_2004",
    "euc_jisx0213",
    "euc_jp",
    "gb18030",
    "johab",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_JAPANESE_ESCAPE = re.compile(rb"\x1b\$[@B]")
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_DETECTED_BYTES = 50_000
_MOST_STRAY_BYTES = 5_000


class Decoded(NamedTuple):
    """Text made of bytes; `sure` if the bytes were what they were declared to be."""

    text: str
    sure: bool


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode bytes with the charset declared, or the one they are really in. Raises nothing."""
    name = codec_name(declared)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(marked, "replace"), sure=True)
    if name.startswith(_STATEFUL):
        return _decode_stateful(data, name)
    if data.isascii():
        return _decode_ascii(data)
    if name in _MANY_BYTES:
        return _decode_many_bytes(data, name)
    return _decode_unicode_or_single_byte(data, name)


def codec_name(declared: str) -> str:
    """Name the codec for a declared charset; empty if there is none, or it says nothing beyond ASCII."""
    words = declared.strip().strip("\"'").lower().removeprefix("charset=").split()
    if not words:
        return ""
    label = words[0].strip("\"',;").partition("//")[0].partition("*")[0].replace("_", "-")[:40]
    try:
        info = codecs.lookup(_ALIASES.get(label, label))
    except (LookupError, ValueError):
        return ""
    if info.name in _NOT_FOR_MAIL or not getattr(info, "_is_text_encoding", True):
        return ""
    return _WIDER.get(info.name, info.name)


def windows_1252(data: bytes) -> str:
    """Decode as Windows-1252, the five bytes it leaves open included."""
    return data.decode("latin-1").translate(_C1)


def _decode_ascii(data: bytes) -> Decoded:
    if _JAPANESE_ESCAPE.search(data):
        return _decode_stateful(data, "iso2022_jp_ext")
    return Decoded(data.decode("ascii"), sure=True)


def _decode_stateful(data: bytes, name: str) -> Decoded:
    text = _strict(data, name)
    if text is not None:
        return Decoded(_without_lone_surrogates(text), sure=True)
    if name.startswith("iso2022_jp"):
        text = _strict(data, "iso2022_jp_ext") or _strict(data, "iso2022_jp_2004")
        if text is not None:
            return Decoded(text, sure=True)
    if not data.isascii():
        return _decode_unicode_or_single_byte(data, "")._replace(sure=False)
    return Decoded(_without_lone_surrogates(data.decode(name, "replace")), sure=False)


def _without_lone_surrogates(text: str) -> str:
    """Replace halves of letters, which UTF-7 can bring and no database can store."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode_many_bytes(data: bytes, name: str) -> Decoded:
    text = _strict(data, name)
    if text is not None:
        return Decoded(text, sure=True)
    utf8 = _strict(data, "utf-8")
    if utf8 is not None:
        return Decoded(utf8, sure=False)
    repaired = data.decode(name, "replace")
    if repaired.count("\ufffd") * 20 <= len(repaired) + 20:
        return Decoded(repaired, sure=False)
    return _detected(data)


def _decode_unicode_or_single_byte(data: bytes, name: str) -> Decoded:
    utf8 = _strict(data, "utf-8")
    if utf8 is not None:
        return Decoded(utf8, sure=name in {"", "utf-8"})
    if name in {"", "utf-8"}:
        return _mostly_utf8(data, is_declared=bool(name)) or _detected(data)
    if name == "cp1252":
        return _detected(data) if _hardly_western(data) else Decoded(windows_1252(data), sure=True)
    text = _strict(data, name)
    if text is not None:
        return Decoded(text, sure=True)
    return Decoded(data.decode(name, "replace"), sure=False)


def _mostly_utf8(data: bytes, *, is_declared: bool) -> Decoded | None:
    """Read UTF-8 with a few stray bytes in it; those are taken for Windows-1252."""
    text = data.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    letters = len(text) - len(text.encode("ascii", "ignore")) - strays
    if strays * (1 if is_declared else 3) > letters:
        return None
    if strays > _MOST_STRAY_BYTES:
        return Decoded(text, sure=False)
    return Decoded(data.decode("utf-8", "firstline-stray-bytes"), sure=False)


def _hardly_western(data: bytes) -> bool:
    """Tell text of another script declared as Western: there, most letters are beyond ASCII."""
    beyond = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return beyond > 12 and beyond * 2 > len(data)


def _detected(data: bytes) -> Decoded:
    detector = EncodingDetector()
    detector.feed(data[:_DETECTED_BYTES], last=len(data) <= _DETECTED_BYTES)
    name = codec_name(detector.guess(tld=None, allow_utf8=False)) or "cp1252"
    if name == "cp1252":
        return Decoded(windows_1252(data), sure=False)
    return Decoded(data.decode(name, "replace"), sure=False)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, ValueError):
        return None


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return windows_1252(error.object[error.start : error.end]), error.end


codecs.register_error("firstline-stray-bytes", _stray_bytes)
