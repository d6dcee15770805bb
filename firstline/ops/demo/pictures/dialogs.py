"""Windows on a computer's screen."""

from __future__ import annotations

from firstline.ops.demo.pictures.canvas import (
    AMBER,
    BLUE,
    INK,
    LINE,
    MUTED,
    RED,
    TEAL,
    Canvas,
)

_WALLPAPER, _FACE = "#3d5a73", "#f7f7f8"


def error_window(rows: list[str]) -> Canvas:
    """A message box: title, what it says, and a smaller line."""
    canvas = Canvas(800, 460, _WALLPAPER)
    title, said, *rest = [*rows, "", ""][: max(len(rows), 2)]
    _window(canvas, title)
    canvas.disc(166, 208, 30, RED)
    canvas.text(166, 208, "!", 36, "#ffffff", bold=True, anchor="mm")
    y = canvas.paragraph(218, 178, said, 450, 24)
    for line in rest:
        y = canvas.paragraph(218, y + 8, line, 450, 18, MUTED)
    _button(canvas, 582, 330, "OK", strong=True)
    return canvas


def login_dialog(rows: list[str]) -> Canvas:
    """A sign-in box: system, user, what the field says, and the complaint in red."""
    canvas = Canvas(800, 540, _WALLPAPER)
    system, user, *rest = [*rows, "", ""][: max(len(rows), 2)]
    canvas.box(206, 46, 606, 506, "#2d4356", radius=12)
    canvas.box(200, 40, 600, 500, _FACE, radius=12)
    canvas.disc(400, 104, 32, TEAL)
    canvas.text(400, 104, system[:1], 30, "#ffffff", bold=True, anchor="mm")
    canvas.text(400, 164, system, 25, bold=True, anchor="mm")
    _field(canvas, 204, user, plain=True)
    _field(canvas, 270, rest[0] if len(rest) > 1 else "••••••••", plain=len(rest) > 1)
    complaint = rest[-1] if rest else ""
    canvas.box(232, 338, 568, 390, "#fdecea", radius=8, line=RED)
    size = 17 if canvas.length(complaint, 17) < 310 else 14
    canvas.text(400, 364, complaint, size, RED, anchor="mm")
    canvas.box(232, 416, 568, 464, TEAL, radius=8)
    canvas.text(400, 440, "Sign in", 19, "#ffffff", bold=True, anchor="mm")
    return canvas


def mail_window(rows: list[str]) -> Canvas:
    """A suspect mail: sender, subject, text."""
    canvas = Canvas(860, 480, "#eceef1")
    sender, subject, said = [*rows, "", "", ""][:3]
    canvas.box(24, 24, 836, 456, "#ffffff", radius=10, line=LINE)
    canvas.text(56, 56, subject, 28, bold=True)
    canvas.disc(82, 136, 24, AMBER)
    canvas.text(82, 136, sender[:1], 22, "#ffffff", bold=True, anchor="mm")
    canvas.text(122, 116, sender.split("<")[0].strip(), 19, bold=True)
    canvas.text(122, 142, "<" + sender.split("<")[-1], 16, MUTED)
    canvas.stroke([(56, 184), (804, 184)], LINE)
    y = canvas.paragraph(56, 212, said, 740, 21)
    canvas.box(56, y + 24, 268, y + 76, BLUE, radius=6)
    canvas.text(162, y + 50, "Betala / Pay", 19, "#ffffff", bold=True, anchor="mm")
    return canvas


def calendar(rows: list[str]) -> Canvas:
    """A day in a calendar with meetings "name 10:00-11:00" in their places."""
    canvas = Canvas(720, 560, "#ffffff")
    canvas.box(0, 0, 720, 62, "#f2f4f5")
    canvas.text(28, 31, "Today", 22, bold=True, anchor="lm")
    for hour in range(8, 16):
        y = 84 + (hour - 8) * 58
        canvas.text(70, y, f"{hour:02d}:00", 15, MUTED, anchor="rm")
        canvas.stroke([(86, y), (700, y)], LINE)
    for number, row in enumerate(rows):
        name, span = row.rsplit(" ", 1)
        start, end = (_hour(part) for part in span.split("-"))
        top, bottom = 84 + (start - 8) * 58, 84 + (end - 8) * 58
        canvas.box(96, top + 2, 640, bottom - 2, ("#d9efec", "#e2ebf8")[number % 2], radius=6)
        canvas.box(96, top + 2, 102, bottom - 2, (TEAL, BLUE)[number % 2])
        canvas.text(118, top + 14, name, 18, bold=True)
        canvas.text(628, top + 14, span.replace("-", "–"), 16, MUTED, anchor="ra")
    return canvas


def _hour(clock: str) -> float:
    hour, minute = clock.split(":")
    return int(hour) + int(minute) / 60


def _window(canvas: Canvas, title: str) -> None:
    canvas.box(116, 86, 696, 396, "#2d4356", radius=10)
    canvas.box(110, 80, 690, 390, _FACE, radius=10)
    canvas.box(110, 80, 690, 128, "#e6e8ea", radius=10)
    canvas.box(110, 110, 690, 128, "#e6e8ea")
    canvas.text(132, 104, title, 18, bold=True, anchor="lm")
    canvas.stroke([(655, 97), (669, 111)], MUTED, 2)
    canvas.stroke([(669, 97), (655, 111)], MUTED, 2)


def _button(canvas: Canvas, x: float, y: float, words: str, *, strong: bool) -> None:
    canvas.box(x, y, x + 88, y + 40, TEAL if strong else "#ffffff", radius=6, line=TEAL)
    canvas.text(x + 44, y + 20, words, 17, "#ffffff" if strong else INK, bold=True, anchor="mm")


def _field(canvas: Canvas, y: float, words: str, *, plain: bool) -> None:
    canvas.box(232, y, 568, y + 50, "#ffffff", radius=8, line=LINE, width=1.5)
    size = 17 if canvas.length(words, 17) < 300 else 13
    canvas.text(250, y + 25, words, size, INK if plain else MUTED, anchor="lm")
