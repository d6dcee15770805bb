"""Devices with a display or lamps: printer, card terminal, desk phone, router."""

from __future__ import annotations

from firstline.ops.demo.pictures.canvas import AMBER, GREEN, MUTED, RED, SHADE, WALL, Canvas

_LAMPS = {"green": GREEN, "amber": AMBER, "red": RED, "off": "#4a4f55"}
_GLASS, _GLASS_INK = "#dfe9d6", "#26331d"


def printer_display(rows: list[str]) -> Canvas:
    """The panel of a printer: what it says, and its buttons."""
    canvas = Canvas(800, 520, "#b9b5ad")
    canvas.box(50, 50, 750, 500, "#f1f0ec", radius=18)
    canvas.box(50, 400, 750, 500, "#dcdad4", radius=18)
    canvas.box(100, 92, 560, 348, "#33383d", radius=12)
    canvas.box(116, 108, 544, 332, _GLASS, radius=4)
    for number, row in enumerate(rows[:4]):
        size = 30 if number == 0 and canvas.length(row, 30, bold=True) < 400 else 23
        canvas.text(138, 128 + number * 50, row, size, _GLASS_INK, bold=number == 0)
    canvas.disc(656, 140, 34, "#2f9e55")
    canvas.shape([(646, 122), (646, 158), (674, 140)], "#ffffff")
    canvas.disc(656, 226, 34, RED)
    canvas.stroke([(644, 214), (668, 238)], "#ffffff", 5)
    canvas.stroke([(668, 214), (644, 238)], "#ffffff", 5)
    canvas.disc(656, 304, 14, AMBER)
    canvas.text(100, 450, "LaserDesk", 26, MUTED, bold=True, anchor="lm")
    return canvas


def pos_terminal(rows: list[str]) -> Canvas:
    """A card terminal in a hand's reach."""
    canvas = Canvas(620, 640, "#c8b9a2")
    canvas.box(168, 30, 468, 640, "#a8987f", radius=34)
    canvas.box(160, 22, 460, 640, "#2b2f34", radius=34)
    canvas.box(186, 60, 434, 288, "#eaf1f6", radius=8)
    for number, row in enumerate(rows[:4]):
        size = 24 if number == 0 else 18
        canvas.text(
            310,
            104 + number * 46,
            row,
            size,
            RED if number == 0 else "#2b2f34",
            bold=number == 0,
            anchor="mm",
        )
    for number in range(12):
        x, y = 196 + (number % 3) * 82, 318 + (number // 3) * 66
        fill = {9: RED, 11: GREEN}.get(number, "#4b5158")
        canvas.box(x, y, x + 64, y + 48, fill, radius=8)
        key = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "×", "0", "OK")[number]
        canvas.text(x + 32, y + 24, key, 20, "#ffffff", bold=True, anchor="mm")
    return canvas


def desk_phone(rows: list[str]) -> Canvas:
    """A desk phone with its display."""
    canvas = Canvas(720, 500, WALL)
    canvas.box(78, 68, 658, 478, SHADE, radius=24)
    canvas.box(70, 60, 650, 470, "#2a2d31", radius=24)
    canvas.box(104, 90, 202, 440, "#3a3e43", radius=46)
    canvas.box(240, 96, 612, 250, _GLASS, radius=6)
    canvas.text(262, 122, rows[0] if rows else "", 30, _GLASS_INK, bold=True)
    canvas.text(262, 180, rows[1] if len(rows) > 1 else "", 22, _GLASS_INK)
    for number in range(12):
        x, y = 256 + (number % 3) * 76, 280 + (number // 3) * 42
        canvas.box(x, y, x + 58, y + 32, "#55595f", radius=6)
        canvas.text(x + 29, y + 16, "123456789*0#"[number], 18, "#ffffff", anchor="mm")
    canvas.disc(556, 330, 24, AMBER)
    return canvas


def router(rows: list[str]) -> Canvas:
    """A box on the wall; rows are lamps as "FIBRE:amber"."""
    canvas = Canvas(800, 480, "#e9e4da")
    for x in (180, 620):
        canvas.box(x - 7, 40, x + 7, 190, "#d2d0cb", radius=7)
    canvas.box(108, 178, 708, 398, "#c7c2b6", radius=20)
    canvas.box(100, 170, 700, 390, "#fafaf8", radius=20)
    step = 520 / max(len(rows), 1)
    for number, row in enumerate(rows):
        name, _, colour = row.rpartition(":")
        centre = 140 + step * (number + 0.5)
        lamp = _LAMPS.get(colour, GREEN)
        if colour in {"red", "amber"}:
            canvas.disc(centre, 262, 26, "#fbe3c8" if colour == "amber" else "#f8d5d1")
        canvas.disc(centre, 262, 13, lamp)
        canvas.text(centre, 314, name, 19, MUTED, bold=True, anchor="mm")
    canvas.stroke([(400, 390), (400, 480)], "#8b8f94", 6)
    return canvas
