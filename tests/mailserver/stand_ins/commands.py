"""IMAP commands as they come over the wire: a line, with literals in it, cut into words and lists."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator

Word = str | bytes | list["Word"]
OPEN, CLOSE = object(), object()

_LITERAL = re.compile(rb"\{(\d+)(\+?)\}\r?\n$")
_WORD = re.compile(
    rb'\x00(?P<literal>\d+)\x00|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bracket>[()])'
    rb'|(?P<atom>(?:\[[^\]]*\]|[^\s()"\x00\[])+)',
)


async def read_command(reader: asyncio.StreamReader, invite: Callable[[], Awaitable[None]]) -> list[Word]:
    """The next command's words: strings, literals as bytes, lists in brackets. None at the end.

    `invite` is awaited before the client sends a literal it asked to send.
    """
    text, literals = b"", []
    line = await reader.readline()
    while literal := _LITERAL.search(line):
        if not literal[2]:
            await invite()
        text += line[: literal.start()] + b"\x00%d\x00" % len(literals)
        literals.append(await reader.readexactly(int(literal[1])))
        line = await reader.readline()
    return _nested(_words(text + line, literals))


def text_of(word: Word) -> str:
    """A word that may have come as a literal."""
    return word.decode() if isinstance(word, bytes) else str(word)


def numbers_of(ranges: str, highest: int) -> Callable[[int], bool]:
    """Whether a number is in an IMAP set such as `1:4,7,12:*`."""
    spans = []
    for part in ranges.split(","):
        first, _, last = part.partition(":")
        ends = [highest if end == "*" else int(end) for end in (first, last or first)]
        spans.append(range(min(ends), max(ends) + 1))
    return lambda number: any(number in span for span in spans)


def _words(text: bytes, literals: list[bytes]) -> Iterator[Word | object]:
    for found in _WORD.finditer(text):
        if found["literal"] is not None:
            yield literals[int(found["literal"])]
        elif found["quoted"] is not None:
            yield re.sub(rb"\\(.)", rb"\1", found["quoted"]).decode(errors="replace")
        elif found["bracket"] is not None:
            yield OPEN if found[0] == b"(" else CLOSE
        else:
            yield found[0].decode(errors="replace")


def _nested(words: Iterator[Word | object]) -> list[Word]:
    nested: list[Word] = []
    for word in words:
        if word is CLOSE:
            break
        nested.append(_nested(words) if word is OPEN else word)
    return nested
