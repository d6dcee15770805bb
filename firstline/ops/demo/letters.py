"""What surrounds the words in a mail: the signature with its logo, and the earlier text it carries along."""

from __future__ import annotations

from datetime import datetime

from firstline.ops.demo.cast import AGENTS, ORGANISATIONS, PEOPLE
from firstline.ops.demo.shape import Language, Picture
from firstline.ops.demo.wording import wrote_line

ORGANISATION_BY_KEY = {organisation.key: organisation for organisation in ORGANISATIONS}
PERSON_BY_KEY = {person.key: person for person in PEOPLE}
AGENT_BY_KEY = {agent.key: agent for agent in AGENTS}


def signature(author: str, body: str, language: Language) -> str:
    """Name, place and numbers, for those whose company has its people sign; empty when already signed by hand."""
    person = PERSON_BY_KEY[author]
    organisation = ORGANISATION_BY_KEY[person.organisation]
    last_line = body.rsplit("\n", 1)[-1]
    if not organisation.signs_mail or person.name.split()[-1] in last_line:
        return ""
    greeting = "Med vänlig hälsning" if language == "sv" else "Kind regards"
    title = [person.title] if language == "en" and not person.shared else []
    numbers = " · ".join(number for number in (person.phone, person.mobile) if number)
    lines = [greeting, person.name, *title, f"{organisation.name} · {organisation.address}", numbers]
    return "\n".join(lines)


def logo(author: str) -> Picture:
    organisation = ORGANISATION_BY_KEY[PERSON_BY_KEY[author].organisation]
    return Picture("logo", f"{organisation.name} | {organisation.colour}", "logo.png", inline=True)


def quoted(author: str, body: str, at: datetime, language: Language) -> str:
    """An earlier message as a mail program carries it along."""
    name = AGENT_BY_KEY[author].name if author in AGENT_BY_KEY else PERSON_BY_KEY[author].name
    lines = "\n".join(f"> {line}".rstrip() for line in body.split("\n"))
    return f"{wrote_line(name, at, language)}\n{lines}"
