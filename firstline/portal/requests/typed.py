"""What somebody had typed when their session was over, kept until they have signed in again."""

from dataclasses import dataclass, field

from django.http import HttpRequest

KEY = "typed"
LONGEST = 200_000
MOST_FILES = 50


@dataclass(frozen=True)
class Typed:
    text: str = ""
    uploads: list[str] = field(default_factory=list)


def keep_typed(request: HttpRequest, page: str) -> None:
    """Remember the text and the files of a form that was sent to `page`."""
    text = request.POST.get("text", "")[:LONGEST]
    uploads = request.POST.getlist("uploads")[:MOST_FILES]
    if text.strip() or uploads:
        request.session[KEY] = {"page": page, "text": text, "uploads": uploads}


def take_typed(request: HttpRequest, page: str) -> Typed:
    """What was kept for this page, once; nothing for any other."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict) or kept.get("page") != page:
        return Typed()
    del request.session[KEY]
    return Typed(text=kept["text"], uploads=kept["uploads"])
