"""Which files people may send us."""

from django.utils.translation import gettext as _

from firstline.core.desk import current_desk
from firstline.core.errors import DomainError

EXECUTABLE = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")


class FileRefused(DomainError):
    """A file is too large or of a kind that is not taken."""

    code = "file_refused"


def check_upload(name: str, size: int, head: bytes = b"") -> None:
    """Refuse what the desk's rules refuse. `size` in bytes; `head` is the first bytes, where they are known.

    Raises FileRefused with a sentence for the person who sent it.
    """
    desk = current_desk()
    if size > desk.largest_file_mb * 1024 * 1024:
        raise FileRefused(
            _("“%(name)s” is too large: a file may have at most %(limit)s MB. Send a link or a smaller file instead.")
            % {"name": name, "limit": desk.largest_file_mb},
            field="files",
        )
    if size == 0:
        raise FileRefused(_("“%(name)s” is empty. Choose it again, or leave it out.") % {"name": name}, field="files")
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending in desk.forbidden_endings.split() or head.startswith(EXECUTABLE):
        raise FileRefused(
            _("“%(name)s” is a kind of file that can carry harmful programs. Put it in a zip file, or send a picture.")
            % {"name": name},
            field="files",
        )
