"""What a subject is about, without what mail programs put before it each time somebody answers."""

import re

_SAYS_REPLY = re.compile(
    r"(?:re|sv|aw|antw|antwort|ant|rép|resp|rif|odp|ynt|vá|atb|απ|σχετ|отв|ответ|回复|回覆|答复|答覆|返信|回信|답장|رد|תשובה)"
    r"\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]",
    re.IGNORECASE,
)
_MOST = 20


def matter_of(subject: str, *, without: str = "") -> str:
    """The subject without “Re:” in any language, also after `without` (the number of a request) in brackets.

    “Fwd:” stays: it says what kind of mail it is. Empty when nothing else is said.
    """
    rest, number = subject.strip(), f"[{without}]"
    for _ in range(_MOST):
        said = _SAYS_REPLY.match(rest)
        if said:
            rest = rest[said.end() :].lstrip()
        elif without and rest.startswith(number):
            rest = rest.removeprefix(number).lstrip()
        else:
            break
    return rest
