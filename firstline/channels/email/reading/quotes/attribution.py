"""Finds the lines that announce a quote: "On 3 March 2020 at 12:00, Anna Berg <anna@example.com> wrote:"."""

import re

from firstline.channels.email.reading.quotes.lines import Line
from firstline.channels.email.reading.quotes.phrases import OPENERS, OWN_VOICE, WROTE, WROTE_INSIDE_WORDS

_MOST_LINES = 5
_LONGEST = 500
_LONGEST_WITHOUT_ADDRESS = 100
_LONGEST_ENDING = 6
_SHORT = 30
_SHORT_DAY = re.compile(r"\d\. ?\d{1,2}\.$")


def _words(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(set(phrases), key=len, reverse=True))


_WROTE = re.compile(rf"(?<!\w)(?:{_words(WROTE)})(?!\w)|(?:{_words(WROTE_INSIDE_WORDS)})", re.IGNORECASE)
_OWN_VOICE = re.compile(
    rf"(?<!\w)(?:{_words(OWN_VOICE)}) (?:{_words(WROTE)})(?!\w)"
    rf"|(?<!\w)(?:{_words(WROTE)}) (?:{_words(OWN_VOICE)})(?!\w)",
    re.IGNORECASE,
)
_OPENER = re.compile(rf"(?:{_words(OPENERS)})(?![\w])|\d|[^\W\d_]{{1,14}}[.,]{{0,2}} {{0,2}}\d", re.IGNORECASE)
_OPENING_WORD = re.compile(rf"(?:{_words(OPENERS)})(?![\w])", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<!\d)(?:19|20|25|٢٠|۲۰)\d\d(?!\d)|(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}(?!\d)|(?<!\d)(?:13|14|۱۴)\d\d/"
)
_TIME = re.compile(r"(?<!\d)\d{1,2} ?[:.h] ?\d{2}(?!\d)")
_BRACKETED_ADDRESS = re.compile(r"[<(\[\"] ?[^<>()\s]{0,200}@[^<>()\s]{1,200}")
_ENDING = re.compile(r"[:：][\s\-*_]*$|-{3,}$")
_OLD_GMAIL = re.compile(r"\d{4}/\d{1,2}/\d{1,2} [^<>]{1,100}<[^<>\s]{1,200}@[^<>\s]{1,200}>$")
_EITHER_GENDER = re.compile(r"^(?:\([^()\s]{1,4}\)|[/.]-?\w{1,4}\b)")
_SENTENCE_ENDS = (".", "!", "?")
_NAME_AND_ADDRESS = re.compile(
    rf"[^<>@]{{1,60}}<[^<>\s]{{1,100}}@[^<>\s]{{1,100}}> ?(?:{_words(WROTE)}) ?:", re.IGNORECASE
)
_NAME_SAID = re.compile(r"(?:[^\W\d_][\w.'-]{0,30} ){2,4}(?:said|asked|replied):", re.IGNORECASE)
_NEWS = re.compile(r"news:[^\s@]{1,200}@\S{1,200}\.{3}$")
_DECORATION = " \t*_-–—|"


def attribution_ending_at(lines: list[Line], last: int, *, quote_follows: bool) -> int | None:
    """Return where the attribution that ends on line `last` begins; None if none ends there."""
    if not _may_end(lines[last].said):
        return None
    if _NAME_AND_ADDRESS.match(lines[last].said):
        return _with_lines_above(_clusters(lines, last), 0)
    clusters = _clusters(lines, last)
    for index, (_, text) in enumerate(clusters):
        if _is_dated(text, quote_follows=quote_follows):
            return _with_lines_above(clusters, index)
    return _plain_in(clusters) if quote_follows else None


def _with_lines_above(clusters: list[tuple[int, str]], index: int) -> int:
    """Return where an attribution really begins: the line that seems to be all of it may be only its end."""
    while index + 1 < len(clusters):
        text, longer = clusters[index][1], clusters[index + 1][1]
        if not _belongs(longer.removesuffix(text), text):
            break
        index += 1
    return clusters[index][0]


def _belongs(above: str, text: str) -> bool:
    """Tell whether a line has what the lines below it lack: a name, a verb, a date, an address."""
    if text.startswith(("<", "(")) or (_last_wrote(text) is None and _last_wrote(above)):
        return True
    if not _YEAR.search(text):
        return bool(_YEAR.search(above) and (_OPENER.match(above) or _TIME.search(above)))
    return "@" not in text and not _OPENING_WORD.match(text) and _BRACKETED_ADDRESS.search(above) is not None


def _plain_in(clusters: list[tuple[int, str]]) -> int | None:
    """Find an attribution without a date; its first line may be some lines up if that begins like one."""
    plain = [(first, text) for first, text in clusters if _is_plain(text)]
    opened = next((first for first, text in plain if _OPENER.match(text)), None)
    return opened if opened is not None else next((first for first, _ in plain), None)


def _may_end(said: str) -> bool:
    """Tell cheaply whether a line could be the last of an attribution."""
    if not said or len(said) > _LONGEST:
        return False
    if (
        _ENDING.search(said[-40:])
        or _NAME_AND_ADDRESS.match(said)
        or _NEWS.search(said)
        or (said.endswith(">") and _OLD_GMAIL.match(said))
    ):
        return True
    return _WROTE.search(said[-30:]) is not None


def _clusters(lines: list[Line], last: int) -> list[tuple[int, str]]:
    """Return the line alone, then with one line before it, and so on up to a blank line."""
    clusters: list[tuple[int, str]] = []
    text = ""
    for first in range(last, max(-1, last - _MOST_LINES), -1):
        line = lines[first]
        if line.is_blank or line.is_quoted != lines[last].is_quoted:
            break
        if text and line.said.endswith(_SENTENCE_ENDS) and not _may_go_on(line.said, text):
            break
        text = f"{line.said} {text}".strip()
        if len(text) > _LONGEST:
            break
        clusters.append((first, text.strip(_DECORATION)))
    return clusters


def _may_go_on(said: str, text: str) -> bool:
    """Tell the point of an abbreviation from that of a sentence: something is still to come, or a date ends with it."""
    if said[-2:-1].isdigit():
        return _YEAR.search(said) is not None or _SHORT_DAY.search(said) is not None
    return len(text) <= _SHORT and not ("@" in text or _WROTE.search(text))


def _is_dated(text: str, *, quote_follows: bool) -> bool:
    has_year, has_time = bool(_YEAR.search(text)), bool(_TIME.search(text))
    if not (has_year or has_time):
        return _NAME_AND_ADDRESS.fullmatch(text) is not None
    has_address = bool(_BRACKETED_ADDRESS.search(text))
    opens = bool(_OPENER.match(text))
    wrote = _last_wrote(text)
    if wrote is None:
        return has_address and has_year and has_time and text.endswith((":", "："))
    if not quote_follows and (_OWN_VOICE.search(text) or _goes_on(text[wrote.end() :])):
        return False
    if has_year:
        return opens or has_address or "@" in text or quote_follows or _has_name_and_date(text, wrote)
    return has_address or "@" in text or (opens and quote_follows)


def _has_name_and_date(text: str, wrote: re.Match[str]) -> bool:
    """Tell "Anna Berg wrote 3.3.2020 at 12:00:", which begins with nothing that announces it."""
    if not _ENDING.search(text[-40:]) or len(text) > _LONGEST_WITHOUT_ADDRESS or not _TIME.search(text):
        return False
    after = text[wrote.end() :]
    return len(after) <= _LONGEST_ENDING or len(text[: wrote.start()].split()) <= 5


def _last_wrote(text: str) -> re.Match[str] | None:
    last = None
    for match in _WROTE.finditer(text):
        last = match
    return last


def _goes_on(after_wrote: str) -> bool:
    """Tell a sentence that goes on after "wrote": there, an attribution has a name or a date or ends."""
    rest = _EITHER_GENDER.sub("", after_wrote, count=1).strip(" :：,-*_\"'(")
    return rest[:1].islower() and "@" not in rest and not any(letter.isdigit() for letter in rest)


def _is_plain(text: str) -> bool:
    """Tell an attribution without a date: "Anna Berg wrote:". Only believed when a quote follows."""
    if _OLD_GMAIL.match(text) or _NAME_SAID.fullmatch(text):
        return True
    if _NEWS.search(text):
        return _WROTE.search(text) is not None
    return len(text) <= 200 and text.endswith((":", "：")) and _WROTE.search(text) is not None


def looks_dated(said: str) -> bool:
    """Tell a line that ends in a colon and has a date or an address in it, whatever its language."""
    if not said.endswith((":", "：")) or len(said) > _LONGEST:
        return False
    return bool(_YEAR.search(said) or _TIME.search(said) or _BRACKETED_ADDRESS.search(said))
