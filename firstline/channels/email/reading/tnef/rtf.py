"""RTF as mail programs write it: the HTML it was made of (MS-OXRTFEX), or its text."""

import re
from dataclasses import dataclass, replace
from html import escape
from typing import NamedTuple

from firstline.channels.email.reading.charset import decode

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>.)"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}]++)|(?P<stray>.)",
    re.DOTALL,
)
_UNSEEN = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "object", "filetbl", "listtable"),
    *(
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
        "mhtmltag",
        "pntext",
    ),
}
_SIGNS = {
    "par": "\n",
    "line": "\n",
    "tab": "\t",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
    "enspace": " ",
    "emspace": " ",
    "cell": "\t",
    "row": "\n",
}
_ESCAPES = {"~": "\u00a0", "-": "", "_": "-", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
_DEEPEST = 200
_MOST_TOKENS = 1_000_000


class Body(NamedTuple):
    """A body and whether it is HTML."""

    text: str
    is_html: bool


@dataclass(slots=True, frozen=True)
class _Group:
    """What holds until a brace closes: `is_tag` is HTML to be taken as it is; `skips` letters stand for one."""

    is_unseen: bool = False
    is_tag: bool = False
    is_rtf_only: bool = False
    may_be_unknown: bool = False
    skips: int = 1


def body_of_rtf(rtf: bytes) -> Body:
    """The body that was written as RTF. Whatever is broken in it, what can be read comes back."""
    return _Reading(rtf.decode("latin-1")).read()


class _Reading:
    def __init__(self, rtf: str) -> None:
        self.rtf = rtf
        self.is_html = "\\fromhtml1" in rtf[:2_000]
        self.codepage = "cp1252"
        self.group = _Group()
        self.groups: list[_Group] = []
        self.bytes = bytearray()
        self.out: list[str] = []
        self.to_skip = 0

    def read(self) -> Body:
        for count, token in enumerate(_TOKEN.finditer(self.rtf)):
            if count >= _MOST_TOKENS:
                break
            if token["hex"] is None:
                self._flush()
            self._take(token)
        self._flush()
        text = "".join(self.out)
        return Body(text if self.is_html else text.strip("\n"), self.is_html)

    def _take(self, token: re.Match[str]) -> None:
        if token["brace"]:
            self._brace(token["brace"])
        elif token["word"]:
            self._word(token["word"], token["number"])
        elif token["hex"]:
            self._hex(int(token["hex"], 16))
        elif token["sign"] is not None:
            self._sign(token["sign"])
        elif token["text"]:
            self._text(token["text"].replace("\r", "").replace("\n", ""))

    def _brace(self, brace: str) -> None:
        self.to_skip = 0
        if brace == "{" and len(self.groups) < _DEEPEST:
            self.groups.append(self.group)
        elif brace == "}" and self.groups:
            self.group = self.groups.pop()

    def _word(self, word: str, number: str | None) -> None:
        if word == "htmltag" and self.group.may_be_unknown:
            self.group = replace(self.group, is_tag=True, is_unseen=False, may_be_unknown=False)
        elif word in _UNSEEN or self.group.may_be_unknown:
            self.group = replace(self.group, is_unseen=True, may_be_unknown=False)
        elif word == "htmlrtf":
            self.group = replace(self.group, is_rtf_only=number != "0")
        elif word == "ansicpg" and number:
            self.codepage = f"cp{number}"
        elif word == "uc" and number:
            self.group = replace(self.group, skips=min(max(int(number), 0), 10))
        elif word == "u" and number:
            self._unicode(int(number))
        elif word in _SIGNS:
            is_break = word == "line" and self.is_html and not self.group.is_tag
            self._put("<br>" if is_break else _SIGNS[word], is_ours=True)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.group = replace(self.group, may_be_unknown=True)
        else:
            self._put(_ESCAPES.get(sign, ""))

    def _unicode(self, number: int) -> None:
        unit = number % 0x10000
        self.to_skip = self.group.skips
        self._put("\ufffd" if 0xD800 <= unit < 0xE000 else chr(unit))

    def _hex(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif self._is_seen():
            self.bytes.append(value)

    def _text(self, text: str) -> None:
        if self.to_skip:
            text, self.to_skip = text[self.to_skip :], max(self.to_skip - len(text), 0)
        if text.isascii():
            self._put(text)
        elif self._is_seen():
            self.bytes += text.encode("latin-1")
            self._flush()

    def _flush(self) -> None:
        """Letters of two bytes stand as two: what follows one another is read together."""
        if self.bytes:
            text = decode(bytes(self.bytes), self.codepage).text
            self.bytes.clear()
            self._put(text)

    def _put(self, text: str, *, is_ours: bool = False) -> None:
        if self._is_seen():
            is_words = self.is_html and not self.group.is_tag and not is_ours
            self.out.append(escape(text, quote=False) if is_words else text)

    def _is_seen(self) -> bool:
        return not self.group.is_unseen and not self.group.is_rtf_only
