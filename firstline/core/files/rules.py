"""Which files people may send us."""

from django.utils.translation import gettext as _

from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.files.kinds import content_type_of
from firstline.core.files.pictures import BrokenPicture, TooManyPixels, small_copy
from firstline.core.models.file import SHOWN_IN_PLACE

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


def check_picture(name: str, content: bytes) -> bytes | None:
    """The small copy of a picture, None for what is no picture. Raises FileRefused for one nobody could look at."""
    if content_type_of(content) not in SHOWN_IN_PLACE:
        return None
    try:
        return small_copy(content)
    except BrokenPicture as fault:
        raise FileRefused(
            _("“%(name)s” looks like a picture, but it can't be opened. Save it again or take a new one.")
            % {"name": name},
            field="files",
        ) from fault
    except TooManyPixels as fault:
        raise FileRefused(
            _("“%(name)s” has more pixels than can be shown. Make the picture smaller, or put it in a zip file.")
            % {"name": name},
            field="files",
        ) from fault
