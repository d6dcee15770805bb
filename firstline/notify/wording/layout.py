"""The page around the words of a mail: readable in every mail program, light or dark, wide or narrow."""

from dataclasses import dataclass
from html import escape

from firstline.notify.speaker import speaker
from firstline.notify.wording.fill import Colours

OWN_ACCENT = "#0b6a65"
BLACK = "#1b1a18"
FONT = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"


@dataclass(frozen=True)
class Look:
    """How the mails of this desk, or of a brand, look."""

    name: str
    accent: str
    logo_source: str

    @property
    def colours(self) -> Colours:
        """White or black on the accent, whichever can be read. Other text has no colour of its own: the reader's
        program knows whether it is dark around it."""
        return Colours(accent=self.accent, on_accent="#ffffff" if _luminance(self.accent) < 0.18 else BLACK)


def look_in_force(logo_source: str = "") -> Look:
    """The look of who speaks; `logo_source` is where the logo lies in the mail, empty for none."""
    who = speaker()
    return Look(name=who.name, accent=who.accent or OWN_ACCENT, logo_source=logo_source)


def page(*, language: str, said: str, small_print: str, look: Look, has_head: bool) -> str:
    """A whole HTML page of finished parts."""
    head = _head(look) if has_head else ""
    foot = (
        f'<div style="margin-top:28px;padding-top:12px;border-top:1px solid rgba(128,128,128,0.4);font-size:13px;'
        f'line-height:1.5;opacity:0.8">{small_print}</div>'
        if small_print
        else ""
    )
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"></head>\n'
        f'<body style="margin:0;padding:16px;font-family:{FONT};font-size:16px;line-height:1.5">'
        f'<div style="max-width:640px">\n{head}{said}\n{foot}</div></body></html>\n'
    )


def quoted(html: str, look: Look) -> str:
    """Somebody's words, set off by a line at their side."""
    return f'<div style="margin:0 0 14px;padding:2px 0 2px 14px;border-left:3px solid {look.accent}">{html}</div>'


def _head(look: Look) -> str:
    name = escape(look.name)
    shown = (
        f'<img src="{look.logo_source}" alt="{name}" height="40" style="display:block;height:40px;max-width:240px">'
        if look.logo_source
        else f'<span style="font-size:18px;font-weight:600">{name}</span>'
    )
    return f'<div style="margin:0 0 24px;padding-bottom:12px;border-bottom:2px solid {look.accent}">{shown}</div>\n'


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it; below 0.18, white on it has a contrast of 4.5:1 and better."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
