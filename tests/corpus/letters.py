"""The ways people answer: above, below and between the lines, with nothing, signed, wrapped, passed on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from tests.corpus.case import Case, said
from tests.corpus.languages import Language, all_languages
from tests.corpus.message import message

_FORWARDING = {
    "sv": "VB", "no": "VS", "da": "VS", "fi": "VL", "de": "WG", "nl": "Doorst", "fr": "TR", "es": "RV", "pt": "ENC",
    "it": "I", "hu": "TOVÁBBÍTÁS", "tr": "İLT", "el": "ΠΡΘ", "zh-CN": "转发", "zh-TW": "轉寄", "ko": "전달",
}  # fmt: skip
_SIGNATURE = ("Boris Nord", "Nord & Son AB | Storgatan 1", "Tel. +46 8 123 456 78")
_DISCLAIMER = (
    "This e-mail and any files transmitted with it are confidential and intended solely for the addressee.",
    "If you have received it in error, please notify the sender and delete it.",
)


@dataclass(frozen=True)
class _Letter:
    """A text, what of it the person wrote, and lines that may stay or go."""

    text: str
    reply: list[str]
    html: str | None = None
    subject: str = "Re: Printer"
    signed: tuple[str, ...] = ()


def cases() -> Iterator[Case]:
    """Each way in each language, announced as three mail programs do."""
    for language in all_languages():
        for client in ("gmail", "thunderbird", "apple"):
            announced = language.announced(getattr(language, client))
            for manner, write in _MANNERS.items():
                yield _case("letters", client, language, manner, write(language, announced))
        for manner, pass_on in _FORWARDS.items():
            yield _case("letters", "forward", language, manner, pass_on(language))


def _case(batch: str, client: str, language: Language, manner: str, letter: _Letter) -> Case:
    raw = message(letter.text or None, letter.html, Subject=letter.subject)
    expected = {"reply": letter.reply, "kind": "message"}
    return Case(batch, client, language.code, manner, raw, expected, letter.signed)


# ── answers ──────────────────────────────────────────────────────────────────


def _quoted(lines: tuple[str, ...]) -> str:
    return "".join(f"> {line}\n" for line in lines)


def _below(language: Language, announced: str) -> _Letter:
    text = f"{announced}\n{_quoted(language.question)}\n" + "\n\n".join(language.answer) + "\n"
    return _Letter(text, list(language.answer))


def _below_in_html(language: Language, announced: str) -> _Letter:
    escaped = announced.replace("<", "&lt;").replace(">", "&gt;")
    quote = "".join(f"<p>{line}</p>" for line in language.question)
    answer = "".join(f"<p>{line}</p>" for line in language.answer)
    html = f'<div class="moz-cite-prefix">{escaped}<br></div><blockquote type="cite">{quote}</blockquote>{answer}'
    return _Letter("", list(language.answer), html)


def _between(language: Language, announced: str) -> _Letter:
    (one, two), (first, second) = language.answer, language.question
    kept = f"{announced}\n\n> {first}\n\n{one}\n\n> {second}\n\n{two}\n"
    return _Letter(kept + "\n> -- \n> Anna\n", said(kept))


def _wrapped(language: Language, announced: str) -> _Letter:
    lines = wrap(announced, 40, break_long_words=False, break_on_hyphens=False)
    text = "\n\n".join(language.answer) + "\n\n" + "\n".join(lines) + "\n\n" + _quoted(language.question)
    return _Letter(text, list(language.answer))


def _nothing(language: Language, announced: str) -> _Letter:
    return _Letter(f"{announced}\n\n{_quoted(language.question)}", [])


def _close(language: Language, announced: str) -> _Letter:
    """No blank line between answer and announcement."""
    return _Letter("\n".join((*language.answer, announced)) + f"\n{_quoted(language.question)}", list(language.answer))


def _unmarked(language: Language, announced: str) -> _Letter:
    """A quote whose marks got lost on the way from HTML to text."""
    text = "\n\n".join((*language.answer, announced, *language.question))
    return _Letter(text, list(language.answer))


def _signed(language: Language, announced: str) -> _Letter:
    text = "\n".join((*language.answer, "", "-- ", *_SIGNATURE, "", announced, _quoted(language.question)))
    return _Letter(text, list(language.answer))


def _signed_below(language: Language, announced: str) -> _Letter:
    text = "\n".join((*language.answer, "", announced, _quoted(language.question), "", "-- ", *_SIGNATURE))
    return _Letter(text, list(language.answer))


def _signed_by_hand(language: Language, announced: str) -> _Letter:
    text = "\n".join((*language.answer, "", *_SIGNATURE, "", announced, _quoted(language.question)))
    return _Letter(text, list(language.answer), signed=_SIGNATURE)


def _disclaimed(language: Language, announced: str) -> _Letter:
    text = "\n".join((*language.answer, "", *_DISCLAIMER, "", announced, _quoted(language.question)))
    return _Letter(text, list(language.answer), signed=_DISCLAIMER)


def _twice_quoted(language: Language, announced: str) -> _Letter:
    older = "".join(f">> {line}\n" for line in language.answer)
    text = "\n\n".join(language.answer) + f"\n\n{announced}\n{_quoted(language.question)}> {announced}\n{older}"
    return _Letter(text, list(language.answer))


_MANNERS: dict[str, Callable[[Language, str], _Letter]] = {
    "below": _below,
    "below-in-html": _below_in_html,
    "between": _between,
    "wrapped": _wrapped,
    "nothing": _nothing,
    "close": _close,
    "unmarked": _unmarked,
    "signed": _signed,
    "signed-below": _signed_below,
    "signed-by-hand": _signed_by_hand,
    "disclaimed": _disclaimed,
    "twice-quoted": _twice_quoted,
}

# ── passed on ────────────────────────────────────────────────────────────────


def _head(language: Language) -> list[str]:
    values = (f"{language.name} <{language.address}>", language.sent, "support@example.org", "Printer")
    return [f"{label} {value}" for label, value in zip(language.labels, values, strict=True)]


def _gmail_forward(language: Language) -> _Letter:
    lines = [
        language.answer[0],
        "",
        f"---------- {language.forwarded} ---------",
        *_head(language),
        "",
        *language.question,
    ]
    return _Letter("\n".join(lines), said("\n".join(lines)), subject="Fwd: Printer")


def _renamed_forward(language: Language) -> _Letter:
    """The subject was changed, so that only the text says that something is passed on."""
    lines = [
        language.answer[0],
        "",
        f"---------- {language.forwarded} ---------",
        *_head(language),
        "",
        *language.question,
    ]
    return _Letter("\n".join(lines), said("\n".join(lines)), subject="Printer")


def _outlook_forward(language: Language) -> _Letter:
    lines = [language.answer[0], "", *_head(language), "", *language.question]
    subject = f"{_FORWARDING.get(language.code, 'FW')}: Printer"
    return _Letter("\n".join(lines), said("\n".join(lines)), subject=subject)


def _apple_forward(language: Language) -> _Letter:
    lines = [language.answer[0], "", f"> {language.begins}", "> ", *(f"> {line}" for line in _head(language)), "> "]
    lines += [f"> {line}" for line in language.question]
    return _Letter("\n".join(lines), said("\n".join(lines)), subject="Fwd: Printer")


_FORWARDS: dict[str, Callable[[Language], _Letter]] = {
    "gmail": _gmail_forward,
    "renamed": _renamed_forward,
    "outlook": _outlook_forward,
    "apple": _apple_forward,
}
