"""A sentence to be said on the next page a person sees."""

from django.http import HttpRequest

KEY = "said"


def say_next(request: HttpRequest, sentence: str, tone: str = "ok") -> None:
    """Have `sentence` shown as a toast on the page that follows."""
    request.session[KEY] = [*request.session.get(KEY, []), (tone, str(sentence))]


def said_before(request: HttpRequest) -> list[tuple[str, str]]:
    """What is to be said on this page: (tone, sentence), each once."""
    return request.session.pop(KEY, []) if KEY in request.session else []
