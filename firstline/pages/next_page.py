"""Where to go after signing in and the like: pages of this desk only."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500


def next_page(request: HttpRequest) -> str:
    """The path in `next`, empty when there is none or it leads away from here."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_own_page(wanted) else ""


def shown_page(request: HttpRequest) -> str:
    """The address to come back to from the page this request is answered with. A form that was refused is shown at the
    address it was sent to, which may not be one to open: then it is the page the form was on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    before = urlsplit(request.headers.get("Referer", ""))
    path = f"{before.path}?{before.query}" if before.query else before.path
    return path if before.netloc == request.get_host() and is_own_page(path) else request.path


def is_own_page(path: str) -> bool:
    """Whether this is a path on this host, whatever a browser makes of backslashes and control characters."""
    return (
        path.startswith("/")
        and len(path) <= LONGEST
        and url_has_allowed_host_and_scheme(path, allowed_hosts=None, require_https=False)
    )
