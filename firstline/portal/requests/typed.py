"""What somebody had typed when their session was over, kept until they have signed in again."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from firstline.pages.uploading import sent_with
from firstline.portal.audience import user_of

KEY = "typed"
LONGEST = 200_000
LONGEST_FIELD = 1_000
MOST_FILES = 50
FIELDS = ("subject", "product", "urgency", "impact", "topic", "asset")


@dataclass(frozen=True)
class Typed:
    """The text, the ids of files that were sent before, and what else a form for a new request asks."""

    text: str = ""
    uploads: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def keep_typed(request: HttpRequest, page: str) -> None:
    """Remember the text and the files of a form that was sent to `page`."""
    text = request.POST.get("text", "")[:LONGEST]
    fields = {name: request.POST[name][:LONGEST_FIELD] for name in FIELDS if request.POST.get(name)}
    uploads = [*request.POST.getlist("uploads"), *sent_with(request, user_of(request)).ids][:MOST_FILES]
    if text.strip() or uploads or fields:
        request.session[KEY] = {"page": page, "text": text, "uploads": uploads, "fields": fields}


def take_typed(request: HttpRequest, page: str) -> Typed:
    """What was kept for this page, once; nothing for any other."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict) or kept.get("page") != page:
        return Typed()
    del request.session[KEY]
    return Typed(text=kept["text"], uploads=kept["uploads"], fields=kept.get("fields", {}))
