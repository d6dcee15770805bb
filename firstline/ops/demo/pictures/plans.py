"""A floor plan with what is fixed to its ceiling."""

from __future__ import annotations

from firstline.ops.demo.pictures.canvas import INK, LINE, MUTED, PAPER, TEAL, Canvas


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
