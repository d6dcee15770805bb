"""What can happen to the words of the desk's mails."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TemplateChanged(Event):
    """Somebody wrote other words for a kind of mail in a language."""

    kind: ClassVar[str] = "template:changed"
    template_id: int
    mail: str
    language: str


@dataclass(frozen=True, kw_only=True)
class TemplateRestored(Event):
    """The words that Firstline brings are used again."""

    kind: ClassVar[str] = "template:restored"
    template_id: int
    mail: str
    language: str


@dataclass(frozen=True, kw_only=True)
class PersonSignatureKept(Event):
    """Somebody said what their answers are signed with; `sign_with` is a code of `SignWith`."""

    kind: ClassVar[str] = "person:signature-kept"
    person_id: int
    sign_with: str


@dataclass(frozen=True, kw_only=True)
class TeamSignatureKept(Event):
    """Somebody wrote, changed or took away what a team's answers are signed with."""

    kind: ClassVar[str] = "team:signature-kept"
    team_id: int
    name: str
