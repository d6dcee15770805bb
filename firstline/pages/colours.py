"""A colour somebody chose, made readable: every text on it or in it keeps a contrast of at least 4.5 to 1.

Relative luminance and contrast ratio as in WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

Colour = tuple[int, int, int]

LIGHT_GROUND: Colour = (0xFF, 0xFF, 0xFF)
DARK_GROUND: Colour = (0x20, 0x1F, 0x1C)
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
ENOUGH = 4.6
STEPS = 40


def accent_style(accent: str) -> str:
    """CSS that sets the accent tokens from "#rrggbb", for light and dark; empty for no colour."""
    if not accent:
        return ""
    light = _shades(readable_on(parse(accent), LIGHT_GROUND), LIGHT_GROUND, soft=0.88)
    dark = _shades(readable_on(parse(accent), DARK_GROUND), DARK_GROUND, soft=0.82)
    pairs = "".join(f"--{name}:light-dark({_hex(light[name])},{_hex(dark[name])});" for name in light)
    return f":root{{{pairs}}}\n"


def parse(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def readable_on(colour: Colour, ground: Colour) -> Colour:
    """The nearest shade of `colour` that can be read on `ground`: darker on a light one, lighter on a dark one."""
    towards = BLACK if contrast(BLACK, ground) > contrast(WHITE, ground) else WHITE
    shades = (mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in shades if contrast(shade, ground) >= ENOUGH)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """`colour` with `share` (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _shades(accent: Colour, ground: Colour, *, soft: float) -> dict[str, Colour]:
    """The tokens that hang on the accent, in one theme; `soft` is how much of the ground is in the soft one."""
    away = WHITE if luminance(ground) < 0.5 else BLACK
    softened = mixed(accent, ground, soft)
    return {
        "accent": accent,
        "accent-strong": mixed(accent, away, 0.2),
        "accent-text": readable_on(accent, softened),
        "accent-soft": softened,
        "on-accent": readable_on(mixed(accent, BLACK if away == WHITE else WHITE, 0.85), accent),
    }


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
