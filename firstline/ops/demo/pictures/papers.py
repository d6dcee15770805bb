"""Things on paper: pages gone wrong, a receipt, a label, and a company's logo."""

from __future__ import annotations

from zlib import crc32

from firstline.ops.demo.pictures.canvas import INK, LINE, MUTED, PAPER, SHADE, WALL, Canvas


def blank_page(_rows: list[str]) -> Canvas:
    """A sheet fresh from the printer with nothing on it but the trace of a roller."""
    canvas = _sheet()
    canvas.stroke([(250, 60), (250, 520)], "#f3f2ee", 3)
    canvas.stroke([(452, 90), (452, 530)], "#f6f5f2", 2)
    return canvas


def streaked_page(rows: list[str]) -> Canvas:
    """A letter with a dark line down its whole length."""
    canvas = _sheet()
    canvas.text(230, 78, rows[0] if rows else "Invoice", 24, bold=True)
    for number in range(12):
        canvas.stroke([(230, 140 + number * 30), (560 - (number * 37) % 90, 140 + number * 30)], SHADE, 7)
    canvas.stroke([(276, 30), (277, 560)], INK, 2.5)
    canvas.stroke([(280, 30), (281, 560)], MUTED, 1)
    return canvas


def receipt(rows: list[str]) -> Canvas:
    """A till receipt: name and address, then pairs of article and price."""
    canvas = Canvas(520, 640, "#8d8f94")
    canvas.box(112, 24, 420, 640, "#6f7176")
    canvas.box(105, 18, 413, 640, PAPER)
    name, address, *goods = [*rows, "", ""][: max(len(rows), 2)]
    canvas.text(259, 60, name, 21, bold=True, anchor="mm")
    canvas.text(259, 92, address, 15, anchor="mm")
    y = 140.0
    for article, price in zip(goods[::2], goods[1::2], strict=False):
        last = price == goods[-1]
        if last:
            canvas.stroke([(130, y - 8), (388, y - 8)], INK, 1)
        canvas.text(130, y, article, 16, bold=last)
        canvas.text(388, y, price, 16, bold=last, anchor="ra")
        y += 38
    canvas.text(259, y + 30, "Tack och välkommen åter", 14, MUTED, anchor="mm")
    for number in range(34):
        canvas.box(140 + number * 7, y + 62, 140 + number * 7 + 2 + (number * 5) % 4, y + 112, INK)
    return canvas


def label(rows: list[str]) -> Canvas:
    """A pallet label with a square code."""
    canvas = Canvas(720, 480, "#b39772")
    canvas.box(90, 60, 630, 420, PAPER, radius=8)
    for column in range(16):
        for row in range(16):
            if column in {0, 15} or row in {0, 15} or crc32(bytes((column, row))) % 2:
                canvas.box(126 + column * 14, 100 + row * 14, 140 + column * 14, 114 + row * 14, INK)
    canvas.text(380, 110, rows[1] if len(rows) > 1 else "", 20, MUTED)
    canvas.text(380, 150, "Strand Frakt", 30, bold=True)
    canvas.text(380, 196, "C-14 / 2", 46, bold=True)
    canvas.text(126, 358, rows[0] if rows else "", 25, bold=True)
    return canvas


def logo(rows: list[str]) -> Canvas:
    """A company's mark and name, as under a signature; rows are name and colour."""
    name, colour = [*rows, "#0b6e66"][:2]
    width = round(Canvas(1, 1).length(name, 26, bold=True)) + 84
    canvas = Canvas(width, 60, "#ffffff")
    canvas.box(4, 8, 48, 52, colour, radius=10)
    initials = "".join(word[0] for word in name.split() if word[0].isalpha())[:2].upper()
    canvas.text(26, 30, initials, 20, "#ffffff", bold=True, anchor="mm")
    canvas.text(62, 30, name, 26, colour, bold=True, anchor="lm")
    return canvas


def _sheet() -> Canvas:
    canvas = Canvas(800, 600, WALL)
    canvas.shape([(206, 26), (614, 40), (606, 600), (196, 600)], SHADE)
    canvas.shape([(198, 18), (606, 30), (598, 600), (188, 600)], PAPER)
    canvas.stroke([(198, 18), (606, 30)], LINE, 1)
    return canvas
