"""A sheet to draw on at twice its size, so that edges come out smooth."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONTS = Path(__file__).parent.parent / "fonts"
_SCALE = 2

Colour = str
INK, PAPER, WALL, SHADE, LINE, MUTED = "#22262b", "#fdfdfb", "#e4e1da", "#c9c5bc", "#d5d8dc", "#6b7280"
RED, AMBER, GREEN, BLUE, TEAL = "#c0362c", "#d98a00", "#2f9e55", "#2563b8", "#0b6e66"


class Canvas:
    """Coordinates and sizes are those of the finished picture."""

    def __init__(self, width: int, height: int, ground: Colour = WALL) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * _SCALE, height * _SCALE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: Colour | None, *,
        radius: float = 0, line: Colour | None = None, width: float = 1,
    ) -> None:  # fmt: skip
        self._draw.rounded_rectangle(
            self._scaled(left, top, right, bottom),
            radius * _SCALE,
            fill,
            line,
            round(width * _SCALE) if line else 0,
        )

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        self._draw.ellipse(self._scaled(x - radius, y - radius, x + radius, y + radius), fill)

    def ring(self, x: float, y: float, radius: float, line: Colour, width: float) -> None:
        corners = self._scaled(x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(corners, None, line, round(width * _SCALE))

    def arc(self, x: float, y: float, radius: float, start: float, end: float, line: Colour, width: float) -> None:
        """Part of a circle; degrees clockwise from three o'clock."""
        corners = self._scaled(x - radius, y - radius, x + radius, y + radius)
        self._draw.arc(corners, start, end, line, round(width * _SCALE))

    def stroke(self, points: list[tuple[float, float]], line: Colour, width: float = 1) -> None:
        self._draw.line([(x * _SCALE, y * _SCALE) for x, y in points], line, round(width * _SCALE), joint="curve")

    def shape(self, points: list[tuple[float, float]], fill: Colour) -> None:
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill)

    def text(
        self, x: float, y: float, words: str, size: float = 16, fill: Colour = INK, *,
        bold: bool = False, anchor: str = "la",
    ) -> None:  # fmt: skip
        """One line of text; `anchor` as Pillow has it ("mm" for the middle, "la" for the top left)."""
        self._draw.text((x * _SCALE, y * _SCALE), words, fill, _font(size * _SCALE, bold=bold), anchor)

    def paragraph(self, x: float, y: float, words: str, width: float, size: float = 16, fill: Colour = INK) -> float:
        """Text broken into lines of at most `width`; returns where the next line would begin."""
        line = ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and self.length(longer, size) > width:
                self.text(x, y, line, size, fill)
                line, y = word, y + size * 1.45
            else:
                line = longer
        self.text(x, y, line, size, fill)
        return y + size * 1.45

    def length(self, words: str, size: float, *, bold: bool = False) -> float:
        return _font(size * _SCALE, bold=bold).getlength(words) / _SCALE

    def _scaled(self, *numbers: float) -> tuple[float, float, float, float]:
        left, top, right, bottom = (number * _SCALE for number in numbers)
        return left, top, right, bottom


@lru_cache(maxsize=64)
def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / ("Inter-SemiBold.ttf" if bold else "Inter-Regular.ttf"), size)
