"""All addresses the product answers to, as Django knows them: what is added is tried without being named here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

PLACE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern: `desk/tickets/<int:number>/notes/`."""

    pattern: str

    @property
    def places(self) -> tuple[str, ...]:
        """The names of what stands for a thing: `("number",)`. Only uploads have a UUID."""
        return tuple(map(_name, PLACE.finditer(self.pattern)))

    def of(self, things: dict[str, object]) -> str:
        """The path with these things in it."""
        return "/" + PLACE.sub(lambda found: str(things[_name(found)]), self.pattern)

    def __str__(self) -> str:
        return self.pattern


def _name(found: re.Match[str]) -> str:
    return "upload" if found["kind"] == "uuid" else found["name"]


def all_addresses() -> list[Address]:
    """Those of the product itself."""
    return sorted(set(_walk(get_resolver())), key=str)


def _walk(resolver: URLResolver, before: str = "") -> Iterator[Address]:
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(path)
        else:
            yield from _walk(one, path)
