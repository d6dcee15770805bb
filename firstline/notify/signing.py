"""What stands below an answer: the agent's own signature, else their team's, else their name and the desk's."""

from dataclasses import dataclass

from firstline.notify.kinds import Kind
from firstline.notify.models.person_signature import SignWith
from firstline.notify.queries import own_signature, team_signature, text_for
from firstline.notify.speaker import speaker
from firstline.notify.wording.fill import Value, html_of, words_of
from firstline.notify.wording.layout import look_in_force
from firstline.notify.wording.parse import named_in, read_body
from firstline.people.models import Person
from firstline.teams.models import Team

FIELD = "signature"
PLAIN = "{{person.name}}\n{{desk.name}}"


@dataclass(frozen=True)
class Signer:
    """Who answers, under which name, and for which team."""

    person: Person | None
    name: str
    team: Team | None


def signature_of(signer: Signer, language: str) -> Value:
    """The signature in the language that is active; `language` is the one of the words around it.

    Empty where the agent wants none, or where the desk's own words around answers say who writes and nobody has
    written a signature.
    """
    written = written_signature(signer)
    if written is None:
        written = PLAIN if FIELD in named_in(read_body(text_for(Kind.ANSWER, language).body)) else ""
    return filled(written, signer)


def written_signature(signer: Signer) -> str | None:
    """What the agent, else the team wrote; empty where the agent chose to sign with nothing, None where nobody did."""
    own = own_signature(signer.person.pk) if signer.person else None
    if own is not None and own.sign_with == SignWith.NONE:
        return ""
    if own is not None and own.sign_with == SignWith.OWN and own.text:
        return own.text
    return team_signature(signer.team.pk) if signer.team else None


def filled(text: str, signer: Signer) -> Value:
    """A signature's text with its values in, as text and as HTML."""
    values = {
        "person.name": Value(signer.name),
        "person.title": Value(signer.person.title if signer.person else ""),
        "team.name": Value(signer.team.label if signer.team else ""),
        "desk.name": Value(speaker().name),
    }
    paragraphs = read_body(text).paragraphs
    return Value(words_of(paragraphs, values), html_of(paragraphs, values, look_in_force().colours))


def is_signed_already(text: str, signature: Value) -> bool:
    """Whether an answer ends with these very words, because they were written or pasted into it."""
    words = " ".join(signature.text.split())
    return bool(words) and " ".join(text.split()).endswith(words)
