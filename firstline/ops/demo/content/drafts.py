"""What agents had begun to write when they were called away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class BegunText:
    """Kept for `agent` in the conversation whose key is `conversation`."""

    conversation: str
    agent: str
    kind: Literal["answer", "note"]
    text: str


DRAFTS = (
    BegunText(
        "tesfaye-can-t-approve-sign-in-the-app-shows-a-number-but-no-field-to-type-it",
        "boris",
        "answer",
        "Hi Samuel, that explains it: version 9 is too old for the app, and no update will come. There are two ways out:\n\n"
        "- a small key for your key ring that you tap instead of the phone\n- a newer phone, but that",
    ),
    BegunText(
        "hedman-utskrifter-hamnar-i-kon-men-kommer-aldrig-ut-ekonomi",
        "boris",
        "note",
        "Fyra jobb låg kvar i gamla kön, rensade. Kolla efter omstarten att de tre",
    ),
    BegunText(
        "berg-scanner-sends-to-the-wrong-folder",
        "amina",
        "answer",
        "Hi Anna, thank you for testing. Ingela's went to the printer on floor 2, which has an address book of its own.",
    ),
    BegunText(
        "pereira-wi-fi-slow-in-the-warehouse-east-side",
        "mei",
        "answer",
        "Hi João, I have measured all aisles now. From 8 to 12 the signal is too weak for the scanners; one more access "
        "point over aisle 10 and",
    ),
)
