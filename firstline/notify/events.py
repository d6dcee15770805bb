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
