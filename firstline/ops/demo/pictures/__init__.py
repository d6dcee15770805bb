"""Draws the pictures users attach: displays, dialogs, lamps, papers, plans. Simple, but they tell what is wrong.

`draw(picture)` gives the file's bytes, the same each time; `KINDS` names what can be drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from firstline.ops.demo.pictures import dialogs, papers, plans, screens, things
from firstline.ops.demo.pictures.canvas import Canvas
from firstline.ops.demo.shape import Picture

Drawing = Callable[[list[str]], Canvas]

KINDS: dict[str, Drawing] = {
    "blank-page": papers.blank_page,
    "streaked-page": papers.streaked_page,
    "receipt": papers.receipt,
    "label": papers.label,
    "logo": papers.logo,
    "error-window": dialogs.error_window,
    "login-dialog": dialogs.login_dialog,
    "mail-window": dialogs.mail_window,
    "calendar": dialogs.calendar,
    "speed-test": screens.speed_test,
    "wifi-meter": screens.wifi_meter,
    "phone-screen": screens.phone_screen,
    "tv-no-signal": screens.tv_no_signal,
    "broken-screen": screens.broken_screen,
    "stop-screen": screens.stop_screen,
    "old-screen": screens.old_screen,
    "printer-display": things.printer_display,
    "pos-terminal": things.pos_terminal,
    "desk-phone": things.desk_phone,
    "router": things.router,
    "floor-plan": plans.floor_plan,
    "print-preview": plans.print_preview,
}


def file_name(picture: Picture) -> str:
    return picture.name or f"{picture.kind}.png"


def content_type(picture: Picture) -> str:
    return "image/jpeg" if file_name(picture).endswith(".jpg") else "image/png"


@lru_cache(maxsize=64)
def draw(picture: Picture) -> bytes:
    """The picture as a PNG, or as a JPEG if its name says so. KeyError for a kind that is not in KINDS."""
    rows = [row.strip() for row in picture.caption.split("|")] if picture.caption else []
    image = KINDS[picture.kind](rows).finished()
    out = BytesIO()
    if content_type(picture) == "image/jpeg":
        image.save(out, "JPEG", quality=82, optimize=True)
    else:
        image.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
