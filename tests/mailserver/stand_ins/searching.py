"""Which messages a SEARCH means."""

import datetime as dt
from collections.abc import Callable
from email import message_from_bytes, policy
from functools import partial

from tests.mailserver.stand_ins.commands import Word, numbers_of, text_of
from tests.mailserver.stand_ins.maildir import Message

Test = Callable[[int, Message], bool]

_FLAGS = {
    "SEEN": r"\Seen",
    "ANSWERED": r"\Answered",
    "FLAGGED": r"\Flagged",
    "DELETED": r"\Deleted",
    "DRAFT": r"\Draft",
}


class UnknownKey(Exception):
    """Something the stand-in can't search by."""


def found(words: list[Word], view: list[Message]) -> list[tuple[int, Message]]:
    """Numbers and messages that pass every key. Raises UnknownKey."""
    words = words[2:] if words and text_of(words[0]).upper() == "CHARSET" else words
    test = _all_of(list(words), view)
    return [(number, message) for number, message in enumerate(view, start=1) if test(number, message)]


def _all_of(words: list[Word], view: list[Message]) -> Test:
    tests = []
    while words:
        tests.append(_next(words, view))
    return lambda number, message: all(test(number, message) for test in tests)


def _next(words: list[Word], view: list[Message]) -> Test:
    word = words.pop(0)
    if isinstance(word, list):
        return _all_of(list(word), view)
    key = text_of(word).upper()
    if key in {"NOT", "OR"}:
        return _combined(key, words, view)
    if key == "UID" or key[0] in "0123456789*":
        return _by_number(key, words, view)
    return _about_one_message(key, words)


def _about_one_message(key: str, words: list[Word]) -> Test:
    if key == "ALL":
        return lambda _number, _message: True
    if key.removeprefix("UN") in _FLAGS:
        return _by_flag(_FLAGS[key.removeprefix("UN")], wanted=key in _FLAGS)
    if key == "HEADER":
        return _by_header(text_of(words.pop(0)), text_of(words.pop(0)))
    if key not in _WITH_ARGUMENT:
        raise UnknownKey(key)
    return _WITH_ARGUMENT[key](text_of(words.pop(0)))


def _combined(key: str, words: list[Word], view: list[Message]) -> Test:
    one = _next(words, view)
    if key == "NOT":
        return lambda number, message: not one(number, message)
    other = _next(words, view)
    return lambda number, message: one(number, message) or other(number, message)


def _by_flag(flag: str, *, wanted: bool) -> Test:
    return lambda _number, message: (flag in message.flags) is wanted


def _by_date(key: str, said: str) -> Test:
    day = dt.datetime.strptime(said, "%d-%b-%Y").replace(tzinfo=dt.UTC).date()
    tests = {"SINCE": day.__le__, "BEFORE": day.__gt__, "ON": day.__eq__}
    return lambda _number, message: tests[key](dt.datetime.fromtimestamp(message.arrived_at, dt.UTC).date())


def _by_header(name: str, sought: str) -> Test:
    def holds(_number: int, message: Message) -> bool:
        headers = message_from_bytes(message.raw.partition(b"\r\n\r\n")[0], policy=policy.compat32)
        return any(sought.lower() in str(value).lower() for value in headers.get_all(name, []))

    return holds


def _by_number(key: str, words: list[Word], view: list[Message]) -> Test:
    try:
        if key == "UID":
            in_set = numbers_of(text_of(words.pop(0)), view[-1].uid if view else 0)
            return lambda _number, message: in_set(message.uid)
        in_set = numbers_of(key, len(view))
    except ValueError as error:
        raise UnknownKey(key) from error
    return lambda number, _message: in_set(number)


def _by_content(sought: str) -> Test:
    return lambda _number, message: sought.lower().encode() in message.raw.lower()


_WITH_ARGUMENT: dict[str, Callable[[str], Test]] = {
    "KEYWORD": partial(_by_flag, wanted=True),
    "UNKEYWORD": partial(_by_flag, wanted=False),
    "TEXT": _by_content,
    "BODY": _by_content,
    **{key: partial(_by_date, key) for key in ("SINCE", "BEFORE", "ON")},
    **{key: partial(_by_header, key) for key in ("FROM", "TO", "CC", "BCC", "SUBJECT")},
}
