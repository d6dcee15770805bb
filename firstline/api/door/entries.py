"""What programs may write, field by field. Fields that nobody declared are refused."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field
from pydantic_core import PydanticCustomError

LARGEST_NUMBER = 2**63 - 1
MOST_LETTERS = 200_000


class Entry(Schema):
    """Base of what is sent to us."""

    model_config = ConfigDict(extra="forbid")


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("forbidden_character", "no text holds a NUL")
    return text


def _within_reach(moment: datetime) -> datetime:
    if not 1970 <= moment.year <= 2199:
        raise PydanticCustomError("moment_out_of_reach", "between 1970 and 2199")
    return moment


Id = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
Line = Annotated[str, Field(max_length=250), AfterValidator(_without_nul)]
Typed = Annotated[str, Field(max_length=2000), AfterValidator(_without_nul)]
Text = Annotated[str, Field(max_length=MOST_LETTERS), AfterValidator(_without_nul)]
Moment = Annotated[AwareDatetime, AfterValidator(_within_reach)]

TypeWord = Literal["incident", "service_request", "question"]
LevelWord = Literal["high", "medium", "low"]
PriorityWord = Literal["critical", "high", "normal", "low"]
StageWord = Literal["new", "open", "waiting_user", "waiting_vendor", "on_hold", "resolved", "closed"]
