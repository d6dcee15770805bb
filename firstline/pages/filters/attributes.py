"""Attributes of an element from a mapping, for macros: `<a{{ {"href": url, "hidden": closed}|attributes }}>`."""

from collections.abc import Mapping

from markupsafe import Markup


def attributes(pairs: Mapping[str, object]) -> Markup:
    """Each pair as ` name="value"`; True as the bare name; None and False left out."""
    return Markup("").join(
        Markup(" {}").format(name) if value is True else Markup(' {}="{}"').format(name, value)
        for name, value in pairs.items()
        if value is not None and value is not False
    )
