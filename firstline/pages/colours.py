"""A colour somebody chose, made readable: every text on it or in it keeps a contrast of at least 4.5 to 1.

Relative luminance and contrast ratio as in WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

Colour = tuple[int, int, int]

LIGHT_GROUND: Colour = (0xFF, 0xFF, 0xFF)
DARK_GROUND: Colour = (0x20, 0x1F, 0x1C)
ENOUGH = 4.6
STEPS = 40


def accent_style(accent: str) -> str:
    """CSS that sets the accent tokens from "#rrggbb", for light and dark; empty for no colour."""
    if not accent:
        return ""
    chosen = parse(accent)
    light = readable_on(chosen, LIGHT_GROUND)
    dark = readable_on(chosen, DARK_GROUND)
    soft = _hex(mixed(light, LIGHT_GROUND, 0.88))
    return (
        f":root{{--accent:{_hex(light)};--accent-text:{_hex(light)};--accent-soft:{soft};--on-accent:#ffffff}}\n"
        f"[data-theme=dark]{{{_dark(dark)}}}\n"
        f"@media (prefers-color-scheme: dark){{:root:not([data-theme=light]){{{_dark(dark)}}}}}\n"
    )


def parse(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def readable_on(colour: Colour, ground: Colour) -> Colour:
    """The nearest shade of `colour` that can be read on `ground`: darker on a light one, lighter on a dark one."""
    towards: Colour = (0, 0, 0) if luminance(ground) > 0.5 else (255, 255, 255)
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


def _dark(accent: Colour) -> str:
    return (
        f"--accent:{_hex(accent)};--accent-text:{_hex(accent)};--accent-soft:{_hex(mixed(accent, DARK_GROUND, 0.82))};"
        f"--on-accent:{_hex(mixed(accent, (0, 0, 0), 0.85))}"
    )


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
