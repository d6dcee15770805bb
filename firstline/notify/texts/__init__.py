"""The words of the desk's mails as Firstline brings them, a module for each language."""

from dataclasses import dataclass

from firstline.notify.kinds import Kind
from firstline.notify.texts import en, sv

LANGUAGES = {"en": en.TEXTS, "sv": sv.TEXTS}


@dataclass(frozen=True)
class Text:
    """Subject and body of a mail, in the language of `firstline.notify.wording`."""

    subject: str
    body: str


def spoken(language: str) -> str:
    """The language Firstline speaks that is meant by `language` ("sv-FI" is "sv"); English for those it doesn't."""
    return language[:2] if language[:2] in LANGUAGES else "en"


def built_in(kind: Kind, language: str) -> Text:
    """The text as it is brought along."""
    subject, body = LANGUAGES[spoken(language)][kind]
    return Text(subject=subject, body=body.strip())
