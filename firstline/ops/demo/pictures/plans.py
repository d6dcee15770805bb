"""A floor plan with what is fixed to its ceiling, and a drawing about to be printed."""

from __future__ import annotations

from firstline.ops.demo.pictures.canvas import INK, LINE, MUTED, PAPER, RED, TEAL, Canvas


def floor_plan(rows: list[str]) -> Canvas:
    """A hall with racks; the first row names it, the others are "AP 1:180,150" in a hall of 600 by 300."""
    canvas = Canvas(800, 520, PAPER)
    for number in range(20):
        canvas.stroke([(number * 42, 0), (number * 42, 520)], "#f0f1f0")
        canvas.stroke([(0, number * 42), (800, number * 42)], "#f0f1f0")
    title, *points = rows or ["Plan"]
    canvas.text(100, 50, title, 26, bold=True, anchor="lm")
    for point in points:
        x, y = _place(point)
        canvas.disc(x, y, 92, "#dff0ee")
    for aisle in range(12):
        x = 124 + aisle * 46
        canvas.box(x, 130, x + 20, 240, "#eceae5", line=LINE)
        canvas.box(x, 280, x + 20, 370, "#eceae5", line=LINE)
        canvas.text(x + 10, 260, str(aisle + 1), 13, MUTED, anchor="mm")
    canvas.stroke([(100, 90), (700, 90), (700, 400), (440, 400)], INK, 5)
    canvas.stroke([(360, 400), (100, 400), (100, 90)], INK, 5)
    canvas.text(400, 424, "Port", 15, MUTED, anchor="mm")
    for point in points:
        x, y = _place(point)
        canvas.disc(x, y, 13, TEAL)
        canvas.ring(x, y, 24, TEAL, 2)
        canvas.text(x, y + 40, point.rpartition(":")[0], 16, TEAL, bold=True, anchor="mm")
    canvas.stroke([(100, 468), (250, 468)], INK, 2)
    canvas.text(175, 488, "10 m", 14, MUTED, anchor="mm")
    return canvas


def _place(point: str) -> tuple[float, float]:
    x, y = (float(number) for number in point.rpartition(":")[2].split(","))
    return 100 + x, 95 + y


def print_preview(rows: list[str]) -> Canvas:
    """A drawing on its sheet, whose lower edge lies outside the dashed line of what can be printed."""
    canvas = Canvas(800, 560, "#eef0f2")
    title, *facts = rows or [""]
    canvas.box(0, 0, 800, 52, "#dfe3e6")
    canvas.text(24, 26, title, 18, bold=True, anchor="lm")
    canvas.box(64, 84, 376, 526, "#c9cdd1")
    canvas.box(58, 78, 370, 520, "#ffffff", line=LINE)
    _drawing(canvas)
    for number in range(26):
        canvas.stroke([(62 + number * 12, 488), (68 + number * 12, 488)], RED, 2)
    y = 92.0
    for fact in facts:
        y = canvas.paragraph(420, y, fact, 340, 18, INK if y == 92.0 else RED) + 6
    canvas.box(640, 476, 752, 520, TEAL, radius=6)
    canvas.text(696, 498, "Print", 18, "#ffffff", bold=True, anchor="mm")
    return canvas


def _drawing(canvas: Canvas) -> None:
    """A house from the front and from above, with its title block at the foot."""
    canvas.box(72, 92, 356, 508, None, line=INK)
    canvas.stroke([(110, 250), (110, 180), (214, 122), (318, 180), (318, 250), (110, 250)], INK, 2)
    for x in (134, 198, 262):
        canvas.box(x, 196, x + 32, 228, None, line=INK)
    canvas.box(110, 290, 318, 440, None, line=INK, width=3)
    canvas.stroke([(200, 290), (200, 380), (110, 380)], INK, 2)
    canvas.stroke([(200, 410), (200, 440)], INK, 2)
    canvas.stroke([(318, 360), (250, 360)], INK, 2)
    canvas.stroke([(110, 462), (318, 462)], MUTED)
    canvas.text(214, 472, "12 400", 11, MUTED, anchor="mm")
    canvas.box(216, 480, 356, 508, None, line=INK)
    canvas.text(224, 494, "Hus B  A1  1:50", 11, anchor="lm")
