"""Why a mail stays closed, in words for whoever reads the request."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from firstline.channels.email.reading.mail import ReadMail


def words_about_closed(read: ReadMail) -> str:
    """A sentence or two; empty for mail that can be read."""
    if read.protection is None or read.protection.kind != "encrypted":
        return ""
    if read.opening is not None and not read.opening.fault:
        return ""
    fault, needs = (read.opening.fault, read.opening.needs) if read.opening else ("no_key", ())
    said = {"method": read.protection.method, "needs": ", ".join(needs)}
    sentence = _SENTENCES.get(fault, _needs if needs else _only_the_recipient)
    return sentence() % said


def _needs() -> str:
    return _("This mail is encrypted with %(method)s for a key we don't have: %(needs)s. It is kept as a file.")


def _only_the_recipient() -> str:
    return _("This mail is encrypted with %(method)s: only the recipient's key opens it. It is kept as a file.")


_SENTENCES: dict[str, Callable[[], str]] = {
    "damaged": lambda: _(
        "This mail is encrypted with %(method)s for a key of ours, but it can't be opened: it is damaged, or"
        " was changed on its way. It is kept as a file."
    ),
    "method": lambda: _(
        "This mail is encrypted with %(method)s in an old or unknown way that can't be opened here. It is kept as a"
        " file."
    ),
    "too_large": lambda: _(
        "This mail is encrypted with %(method)s, and what is inside is too large to be opened here. It is kept as a"
        " file."
    ),
    "nested": lambda: _("This mail is encrypted too many times over to be opened here. It is kept as a file."),
    "replayed": lambda: _(
        "This mail is encrypted with %(method)s, and somebody else sent the same before. It stays closed and"
        " is kept as a file."
    ),
}
