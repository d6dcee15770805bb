"""Icons drawn into the page: `icon("mail")`. The drawings are the files of `icons/`, 16 px with one stroke."""

from functools import cache
from pathlib import Path

from markupsafe import Markup

DRAWINGS = Path(__file__).parent / "icons"


@cache
def icon(name: str) -> Markup:
    """The drawing of that name, hidden from screen readers: the words stand beside it. Raises when there is none."""
    drawing = DRAWINGS / f"{name}.svg"
    if not drawing.is_file():
        raise LookupError(f"There is no icon named {name!r}")
    opened = '<svg class="icon" aria-hidden="true" focusable="false" '
    return Markup(drawing.read_text().strip().replace("<svg ", opened, 1))  # noqa: S704 -- our own file
