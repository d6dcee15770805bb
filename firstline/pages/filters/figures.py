"""Figures as the viewer's language writes them."""

from babel.numbers import format_decimal

from firstline.pages.filters.language import viewers_locale

UNITS = ("kB", "MB", "GB", "TB")
KILO = 1000


def number(value: float) -> str:
    """1234.5 as "1,234.5" or "1 234,5"."""
    return str(format_decimal(value, locale=viewers_locale()))


def filesize(size: int) -> str:
    """A number of bytes with a unit of thousands: "812 B", "1.4 MB", "24 MB"."""
    if size < KILO:
        return f"{number(size)} B"
    amount = float(size)
    for unit in UNITS:
        amount /= KILO
        if amount < KILO or unit == UNITS[-1]:
            break
    return f"{number(round(amount, 1) if amount < 10 else round(amount))} {unit}"
