"""Refusals: what the domain says when something may not or cannot be done."""

from typing import ClassVar


class DomainError(Exception):
    """Something was refused. `message` is for the person who asked, in their language; `code` is for programs.

    `field` names the input that is wrong, where one is. Nothing has been changed when this is raised.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotFound(DomainError):
    """What was asked for is not there, or is not this actor's to see: both look the same from outside."""

    code = "not_found"


class NotAllowed(DomainError):
    """The actor sees the thing but may not do this to it."""

    code = "not_allowed"
