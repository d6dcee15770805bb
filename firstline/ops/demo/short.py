"""Short stories: the everyday of a desk, where one answer, one call or nothing yet is all there is.

Greeting, signing off and the user's thanks vary with the people and the subject, so that no two read alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypedDict, TypeVar, Unpack
from zlib import crc32

from firstline.ops.demo.cast import AGENTS, PEOPLE
from firstline.ops.demo.shape import Attachment, Channel, Language, Level, TicketType
from firstline.ops.demo.telling import (
    Step,
    Story,
    answered,
    confirmed,
    resolved,
    took,
    wrote,
)

T = TypeVar("T")
Ending = Literal["thanks", "quiet", "confirmed"]
_WAYS_IN: tuple[Channel, ...] = ("mail", "mail", "portal")

_PERSON = {person.key: person for person in PEOPLE}
_AGENT = {agent.key: agent for agent in AGENTS}
_FULL_NAMES = [*(person.name for person in PEOPLE), *(agent.name for agent in AGENTS), "Samira", "Melvin"]
_NAMES = {name.split(" ", 1)[0].rstrip("s") for name in _FULL_NAMES}


class Facts(TypedDict, total=False):
    """What `brief` and `call` may say besides the words."""

    category: str | None
    product: str
    channel: Channel
    type: TicketType
    impact: Level
    urgency: Level
    when: Literal["", "evening", "night", "weekend"]
    clock: str
    group: str
    copied: tuple[str, ...]
    tags: tuple[str, ...]
    recent: bool


def brief(
    lang: Language, who: str, agent: str, subject: str, words: tuple[str, str, str], *,
    files: tuple[Attachment, ...] = (), between: tuple[Step, ...] = (), ends: Ending | None = None,
    **facts: Unpack[Facts],
) -> Story:  # fmt: skip
    """A request that one answer ends: `words` are opening, answer and resolution.

    `between` is what comes before that answer: a note, or a question and its reply.
    """
    facts.setdefault("channel", _one_of(_WAYS_IN, f"way {subject}"))
    opening, answer, resolution = words
    talked = any(step.doing == "answers" for step in between)
    steps = (
        wrote(*opening.split("\n"), files=files),
        took(),
        *between,
        answered(answer if talked else _letter(answer, lang, who, agent, subject)),
        *_ending(lang, subject, resolution, ends or _usual_ending(subject, facts), facts, _when_due(answer)),
    )
    return Story(subject=subject, who=who, lang=lang, agent=agent, steps=steps, **_full(facts))


def call(lang: Language, who: str, agent: str, subject: str, words: tuple[str, str], **facts: Unpack[Facts]) -> Story:
    """A call that ended it: `words` are what the agent noted and how it was solved."""
    facts["channel"] = "phone"
    minutes = 3 + crc32(subject.encode()) % 14
    steps = (wrote(words[0]), took(after="1m"), resolved(words[1], after=f"{minutes}m"))
    return Story(subject=subject, who=who, lang=lang, agent=agent, steps=steps, **_full(facts))


def fresh(
    lang: Language, who: str, subject: str, *paragraphs: str,
    to: tuple[str, str] | None = None, files: tuple[Attachment, ...] = (), **facts: Unpack[Facts],
) -> Story:  # fmt: skip
    """A request nobody has answered yet; `to` is the team it was given to, and perhaps the agent."""
    team, agent = to or (None, "")
    steps = (wrote(*paragraphs, files=files),)
    return Story(
        subject=subject, who=who, lang=lang, steps=steps, age=(0, 1), team=team, assigned=agent, **_full(facts)
    )


def _full(facts: Facts) -> Facts:
    facts.setdefault("category", None)
    return facts


# ── how agents begin and end ─────────────────────────────────────────────────
_GREETINGS = {
    "en": {"boris": "Hi {},", "amina": "Hello {},", "tobias": "Hi {}!", "kofi": "Hello {},", "mei": "Hi {},"},
    "sv": {
        "boris": "Hej {},",
        "amina": "Hej {}!",
        "tobias": "Hej hej {}!",
        "henrik": "Hej {},",
        "dragan": "Hej {},",
    },
}
_SIGN_OFFS = {
    "en": ("", "", "Best, {}", "Kind regards\n{}", "", "/{}"),
    "sv": ("", "", "Hälsningar {}", "Med vänlig hälsning\n{}", "", "/{}"),
}


def _letter(body: str, lang: Language, who: str, agent: str, subject: str) -> str:
    person = _PERSON[who]
    default = "Hej {}!" if lang == "sv" else "Hi {},"
    greeting = _GREETINGS[lang].get(agent, default)
    name = "" if person.shared else person.name.split()[0]
    hello = greeting.format(name).replace(" ,", ",").replace(" !", "!")
    sign_off = _one_of(_SIGN_OFFS[lang], f"{agent}{subject}").format(_AGENT[agent].name.split()[0])
    parts = [hello, body] if len(body) > 180 else [f"{hello} {_lowered(body, hello)}"]
    return "\n\n".join([*parts, sign_off] if sign_off else parts)


def _lowered(body: str, hello: str) -> str:
    """After a comma the sentence goes on in lower case, but for names and I."""
    first = body.split(" ", 1)[0]
    is_name = first.rstrip("s.,") in _NAMES or first in {"I", "I'm", "I've"}
    if hello.endswith("!") or is_name or not (first == "A" or first[1:].islower()):
        return body
    return body[0].lower() + body[1:]


# ── how it ends ──────────────────────────────────────────────────────────────
_THANKS = {
    "en": (
        "Thank you!", "Thanks!", "Great,", "Perfect,", "Brilliant,", "Thanks a lot,", "You are quick!", "Hooray,", "Super,",
        "Many thanks.",
    ),
    "sv": (
        "Tack!", "Toppen,", "Strålande,", "Tackar!", "Tack så mycket,", "Perfekt,", "Snabbt jobbat!", "Kanon,", "Stort tack,",
        "Härligt,",
    ),
}  # fmt: skip
_IT_WORKS = {
    "en": (
        "it works now.", "it is fine again.", "all is well here.", "we are up and running.", "it went just as you said.",
        "nothing more to wish for.", "solved on this side.", "that was easier than I thought.", "that did it.",
    ),
    "sv": (
        "nu fungerar det.", "allt är bra igen.", "det gick precis som du skrev.", "nu är vi igång.", "löst här.",
        "det var enklare än jag trodde.", "nu rullar det.", "det var det som var felet.", "nu är det som det ska.",
    ),
}  # fmt: skip
_JUST_THAT = {
    "en": (
        "just what I needed.", "good to know.", "then I know what to do.", "that will do nicely.", "I have told the others too.",
        "that helps a lot.", "have a nice day.", "then we do it that way.",
    ),
    "sv": (
        "precis vad jag behövde.", "bra att veta.", "då vet jag hur jag ska göra.", "det blir utmärkt.",
        "jag har sagt till de andra också.", "det hjälper mycket.", "ha en fin dag.", "då gör vi så.",
    ),
}  # fmt: skip


def _thanks(lang: Language, subject: str, facts: Facts) -> str:
    first = _one_of(_THANKS[lang], subject)
    said = _IT_WORKS if facts.get("type", "incident") == "incident" else _JUST_THAT
    second = _one_of(said[lang], subject[::-1])
    return f"{first} {second if first.endswith(',') else second[0].upper() + second[1:]}"


_PROMISED = re.compile(r"tomorrow|tonight|i morgon|i kväll|i natt", re.IGNORECASE)


def _when_due(answer: str) -> str:
    """What is promised for tomorrow isn't done before."""
    return "1d" if _PROMISED.search(answer) else ""


def _ending(lang: Language, subject: str, resolution: str, ending: Ending, facts: Facts, after: str) -> list[Step]:
    match ending:
        case "thanks":
            return [wrote(_thanks(lang, subject, facts), after=after), resolved(resolution)]
        case "confirmed":
            return [confirmed(after=after)]
        case "quiet":
            return [resolved(resolution, after=after)]


def _usual_ending(subject: str, facts: Facts) -> Ending:
    endings: tuple[Ending, ...] = ("thanks", "quiet", "thanks", "quiet", "confirmed", "thanks", "quiet")
    ending = _one_of(endings, f"end {subject}")
    return "quiet" if ending == "confirmed" and facts.get("recent") else ending


def _one_of(choices: Sequence[T], text: str) -> T:
    return choices[crc32(text.encode()) % len(choices)]
