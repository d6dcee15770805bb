"""Keeps of a `style` attribute the properties that `allowed` lists, with values that fetch nothing."""

import re

from firstline.core.html.allowed import STYLE_FUNCTIONS, STYLE_PROPERTIES

_MAX_STYLE = 4_000
_MAX_VALUE = 300
_FUNCTION = re.compile(r"([\w-]{0,40})\(")
_NEVER = re.compile(r"[\\<>@{}]|/\*|://|javascript:", re.IGNORECASE)


def clean_style(style: str) -> str:
    """Return the allowed declarations of a style attribute, `; ` between them."""
    kept = [_clean_declaration(declaration) for declaration in style[:_MAX_STYLE].split(";")]
    return "; ".join(declaration for declaration in kept if declaration)


def _clean_declaration(declaration: str) -> str:
    name, _, value = declaration.partition(":")
    name, value = name.strip().lower(), value.strip()
    if name not in STYLE_PROPERTIES or not _is_harmless(value) or _draws_outside(name, value):
        return ""
    return f"{name}: {value}"


def _is_harmless(value: str) -> bool:
    if not value or len(value) > _MAX_VALUE or _NEVER.search(value):
        return False
    return all(function.lower() in STYLE_FUNCTIONS or not function for function in _FUNCTION.findall(value))


def _draws_outside(name: str, value: str) -> bool:
    """With less than no margin, words can be laid over those of others, or of ours."""
    return name.startswith(("margin", "text-indent")) and "-" in value
