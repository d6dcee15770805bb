"""What a token for programs may be limited to: reading, taking part, and those verbs of roles that programs can use."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.permissions import LABELS, Permission

READ = "read"
TAKE_PART = "take_part"

OF_ROLES = (
    Permission.WORK,
    Permission.READ_NOTES,
    Permission.NOTE,
    Permission.REGISTER_FOR_OTHERS,
    Permission.ANSWER,
    Permission.ASSIGN,
    Permission.CHANGE,
    Permission.RESOLVE,
)

SCOPES: dict[str, "str | Promise"] = {
    READ: _("Read"),
    TAKE_PART: _("Register requests of one's own, and write in requests one takes part in"),
    **{one.value: LABELS[one] for one in OF_ROLES},
    Permission.WORK.value: _("See what the desk sees, not only requests of one's own"),
}


def scopes_for(may: frozenset[str]) -> dict[str, "str | Promise"]:
    """The scopes that somebody with the rights `may` can give a token, with their words."""
    return {scope: words for scope, words in SCOPES.items() if scope in (READ, TAKE_PART) or scope in may}
