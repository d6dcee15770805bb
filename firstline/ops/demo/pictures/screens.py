"""What is on the screens of phones and televisions."""

from __future__ import annotations

from math import cos, pi, sin

from firstline.ops.demo.pictures.canvas import AMBER, BLUE, GREEN, INK, LINE, MUTED, RED, TEAL, Canvas


def speed_test(rows: list[str]) -> Canvas:
    """Down and up in Mbit/s, and the delay in milliseconds, on a dial."""
    canvas = Canvas(760, 480, "#10212b")
    down, up, delay = [*rows, "0", "0", "0"][:3]
    canvas.arc(380, 250, 150, 150, 390, "#27414f", 26)
    share = min(1.0, float(down) / 250)
    canvas.arc(380, 250, 150, 150, 150 + max(6, 240 * share), RED if share < 0.2 else GREEN, 26)
    canvas.text(380, 236, down, 62, "#ffffff", bold=True, anchor="mm")
    canvas.text(380, 288, "Mbit/s", 20, "#9db4c0", anchor="mm")
    for x, name, value in ((200, "Upload", f"{up} Mbit/s"), (560, "Delay", f"{delay} ms")):
        canvas.text(x, 400, name, 17, "#9db4c0", anchor="mm")
        canvas.text(x, 432, value, 25, "#ffffff", bold=True, anchor="mm")
    return canvas


def wifi_meter(rows: list[str]) -> Canvas:
    """A network's name, its bars (0 to 4) and its speed."""
    canvas, left, top = _phone()
    network, bars, speed = [*rows, "", "0", ""][:3]
    canvas.text(left + 30, top + 60, "Wi-Fi", 24, bold=True)
    canvas.text(left + 150, top + 130, network, 19, MUTED, anchor="mm")
    for number in range(4):
        lit = number < int(bars)
        height = 34 + number * 34
        x = left + 62 + number * 46
        canvas.box(
            x,
            top + 330 - height,
            x + 32,
            top + 330,
            (RED if int(bars) < 2 else TEAL) if lit else LINE,
            radius=6,
        )
    canvas.text(left + 150, top + 386, speed, 34, bold=True, anchor="mm")
    canvas.text(left + 150, top + 424, "Weak signal" if int(bars) < 2 else "Good signal", 18, MUTED, anchor="mm")
    return canvas


def stop_screen(rows: list[str]) -> Canvas:
    """A computer that gave up: blue with a sigh. A second row in capitals is the fault's name."""
    canvas = Canvas(800, 460, "#1668b5")
    canvas.text(90, 60, ":(", 88, "#ffffff")
    headline, *rest = rows or [""]
    y = canvas.paragraph(90, 198, headline, 620, 27, "#ffffff")
    for row in rest:
        y = canvas.paragraph(90, y + 14, row, 620, 18, "#d6e6f5")
    return canvas


def old_screen(rows: list[str]) -> Canvas:
    """The black screen of a computer from the last century, waiting for somebody to press a key."""
    canvas = Canvas(760, 520, "#8d8577")
    canvas.box(40, 30, 720, 490, "#cfc8b6", radius=26)
    canvas.box(92, 74, 668, 430, "#0d120d", radius=18)
    y = 116.0
    for row in rows or [""]:
        y = canvas.paragraph(124, y, row, 500, 22, "#9fd79f") + 12
    canvas.box(124, y + 2, 138, y + 24, "#9fd79f")
    canvas.disc(640, 460, 7, GREEN)
    return canvas


def phone_screen(rows: list[str]) -> Canvas:
    """A phone's screen: a headline, then rows; short last rows become buttons."""
    canvas, left, top = _phone()
    headline, *rest = rows or [""]
    canvas.disc(left + 150, top + 104, 34, BLUE)
    canvas.text(left + 150, top + 104, "i", 36, "#ffffff", bold=True, anchor="mm")
    size = 23 if canvas.length(headline, 23, bold=True) < 264 else 18
    canvas.text(left + 150, top + 174, headline, size, bold=True, anchor="mm")
    y = float(top + 216)
    for row in rest:
        if len(row) <= 10:
            canvas.box(left + 40, y, left + 260, y + 44, "#eef3f8", radius=10)
            canvas.text(left + 150, y + 22, row, 19, BLUE, bold=True, anchor="mm")
            y += 58
        else:
            canvas.text(left + 150, y + 12, row, 17 if len(row) < 28 else 14, MUTED, anchor="mm")
            y += 40
    return canvas


def tv_no_signal(rows: list[str]) -> Canvas:
    """A television on the wall that finds nothing."""
    canvas = Canvas(860, 560, "#d9d2c5")
    canvas.box(0, 470, 860, 560, "#9c8467")
    canvas.box(96, 56, 776, 446, "#1a1a1c", radius=12)
    canvas.box(112, 72, 760, 424, "#0b1b3f")
    canvas.box(404, 446, 468, 470, "#1a1a1c")
    headline, *rest = rows or ["No signal"]
    canvas.box(262, 176, 610, 312, "#23407a", radius=10)
    canvas.text(436, 222, headline, 32, "#ffffff", bold=True, anchor="mm")
    for line in rest:
        canvas.text(436, 272, line, 20, "#c5d3ee", anchor="mm")
    canvas.disc(752, 436, 4, AMBER)
    return canvas


def broken_screen(rows: list[str]) -> Canvas:
    """A phone or tablet after a fall."""
    canvas = Canvas(700, 560, "#8b8f94")
    wide = "tablet" in rows
    left, right = (90, 610) if wide else (210, 490)
    canvas.box(left + 8, 38, right + 8, 538, "#6d7176", radius=30)
    canvas.box(left, 30, right, 530, "#15171a", radius=30)
    canvas.box(left + 14, 50, right - 14, 510, "#23272c", radius=8)
    x, y = left + (right - left) * 0.66, 190.0
    for number in range(17):
        angle = 2 * pi * number / 17 + (number % 3) * 0.11
        bend, reach = angle + (0.16 if number % 2 else -0.14), 70 + (number * 53) % 240
        points = [
            (x, y),
            (x + reach * 0.5 * cos(angle), y + reach * 0.5 * sin(angle)),
            (x + reach * cos(bend), y + reach * sin(bend)),
        ]
        canvas.stroke([_inside(point, left + 14, right - 14) for point in points], "#c7ccd1", 1.4)
    for radius in (26, 58, 96):
        canvas.arc(x, y, radius, 20 + radius, 260 + radius, "#9aa1a8", 1.2)
    for number in range(5):
        canvas.box(
            left + 40 + number * 13,
            50,
            left + 43 + number * 13,
            510,
            ("#3fae6b", "#b44fae", "#3d7fd1")[number % 3],
        )
    return canvas


def _inside(point: tuple[float, float], left: float, right: float) -> tuple[float, float]:
    return min(max(point[0], left), right), min(max(point[1], 50), 510)


def _phone() -> tuple[Canvas, int, int]:
    """A phone lying on a table: canvas, and the corner of its screen."""
    canvas = Canvas(620, 600, "#cfc6b8")
    canvas.box(158, 28, 474, 620, "#b3a998", radius=40)
    canvas.box(150, 20, 470, 620, INK, radius=40)
    canvas.box(160, 34, 460, 620, "#ffffff", radius=30)
    canvas.box(270, 44, 350, 58, INK, radius=7)
    return canvas, 160, 34
