"""Whole addresses of pages, for mails."""

from django.conf import settings

from firstline.core.desk import current_desk


def absolute(path: str) -> str:
    """The address of `path` ("/r/…/") as people outside reach it: from FIRSTLINE_PUBLIC_URL, else the desk's own,
    else where this machine itself reaches it."""
    return f"{settings.PUBLIC_URL or current_desk().public_url or settings.LOCAL_URL}{path}"
