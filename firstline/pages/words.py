"""The sentences that scripts say, in the viewer's language. Pages carry them as JSON; scripts use `say("key")`."""

from functools import lru_cache

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Key to sentence, with {placeholders} for the script to fill."""
    return _in(get_language() or "en")


@lru_cache(maxsize=32)
def _in(_language: str) -> dict[str, str]:
    return _of_requests() | _of_times() | _of_files() | _of_writing()


def _of_requests() -> dict[str, str]:
    return {
        "no-answer": _("The desk doesn't answer. Check your connection; nothing you wrote is lost."),
        "signed-out": _("You have been signed out. Sign in again in another tab, then repeat this."),
        "not-allowed": _("You may not do that."),
        "gone": _("That is no longer there."),
        "changed-meanwhile": _("Somebody changed this in the meantime. Look at it again, then repeat."),
        "too-large": _("That is too large to send."),
        "too-often": _("That was too often. Wait a minute, then try again."),
        "server-failed": _("Something went wrong on our side. Nothing you wrote is lost; try again in a moment."),
        "offline": _("Offline, connecting again …"),
        "copied": _("Copied"),
    }


def _of_times() -> dict[str, str]:
    blank = {"n": "{n}"}
    return {
        "now": _("now"),
        "in-minutes": _("in %(n)s min") % blank,
        "in-hours": _("in %(n)s h") % blank,
        "minutes-late": _("%(n)s min late") % blank,
        "hours-late": _("%(n)s h late") % blank,
        "days-late": ngettext("%(n)s day late", "%(n)s days late", 2) % blank,
        "just-now": _("just now"),
        "minutes-ago": _("%(n)s min ago") % blank,
        "hours-ago": _("%(n)s h ago") % blank,
        "days-ago": ngettext("%(n)s day ago", "%(n)s days ago", 2) % blank,
        "seconds": _("%(n)s s") % blank,
    }


def _of_files() -> dict[str, str]:
    return {
        "drop-here": _("Drop files here"),
        "file-too-large": _("{name} is too large. The limit is {limit}."),
        "file-failed": _("{name} could not be uploaded. Remove it and try again."),
        "still-uploading": _("Wait until the files have arrived, then send."),
        "remove": _("Remove {name}"),
    }


def _of_writing() -> dict[str, str]:
    return {
        "draft-saved": _("Draft saved"),
        "draft-kept-here": _("Draft kept on this device"),
        "draft-restored": _("Your draft is back"),
        "wrote-meanwhile": _("{name} wrote while you were writing. Read it before you send."),
        "link-address": _("Address of the link"),
        "sending": _("Sending …"),
        "send-failed": _("This was not sent. Your text is still here; try again in a moment."),
        "key-or": pgettext("key", "or"),
        "key-then": pgettext("key", "then"),
        "palette-nothing": _("Nothing found"),
        "palette-recent": _("Recent"),
    }
