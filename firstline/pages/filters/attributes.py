"""Attributes of an element from a mapping, for macros: `<a{{ {"href": url, "hidden": closed}|attributes }}>`."""

from collections.abc import Mapping

from markupsafe import Markup, escape


def attributes(pairs: Mapping[str, object]) -> Markup:
    """Each pair as ` name="value"`; True as the bare name; None and False left out."""
    shown = [_attribute(name, value) for name, value in pairs.items() if value is not None and value is not False]
    return Markup("".join(shown))  # noqa: S704 -- each name and value is escaped


def _attribute(name: str, value: object) -> str:
    return f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'
