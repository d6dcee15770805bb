"""Names of months in date fields that a program wrote in its own language."""

_BEGINNINGS = (
    ("jan", "jän", "ene", "gen", "sty", "янв"),
    ("feb", "fev", "fév", "lut", "фев"),
    ("mar", "mär", "mrz", "mrt", "maa", "мар"),
    ("apr", "avr", "abr", "kwi", "апр"),
    ("may", "mai", "maj", "mei", "mag", "май", "мая"),
    ("jun", "juin", "giu", "cze", "июн"),
    ("jul", "juil", "lug", "lip", "июл"),
    ("aug", "aoû", "aou", "ago", "sie", "авг"),
    ("sep", "set", "wrz", "сен"),
    ("oct", "okt", "out", "ott", "paź", "окт"),
    ("nov", "lis", "ноя"),
    ("dec", "dez", "dic", "déc", "gru", "дек"),
)


def month_named(word: str) -> int:
    """The number of the month a word begins like; 0 if it is none."""
    said = word.casefold()
    return next((number for number, names in enumerate(_BEGINNINGS, 1) if said.startswith(names)), 0)
