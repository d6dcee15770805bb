"""Words as programs write them: plain, or formatted."""

import uuid

from pydantic import Field

from firstline.api.door.entries import Entry, Text
from firstline.tickets.actions.attaching import MOST_FILES
from firstline.tickets.wording import Words, from_editor, from_text


class Said(Entry):
    """`text` or `html`; where both are given, `html` counts."""

    text: Text = Field("", description="Plain text.")
    html: Text = Field("", description="Formatted; it is cleaned, and its look is the desk's.")
    uploads: list[uuid.UUID] = Field(default_factory=list, max_length=MOST_FILES, description="Ids of uploads.")


def words_of(said: Said) -> Words:
    return from_editor(said.html) if said.html.strip() else from_text(said.text)
