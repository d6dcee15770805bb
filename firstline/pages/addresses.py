"""Addresses of named pages. Django's `reverse` reads its whole map each time; this reads it once for each kind."""

from functools import lru_cache

from django.urls import reverse

# Stands for a number while the form of an address is found out. No path of ours says it by itself.
NUMBERS = tuple(7_310_000_001 + place for place in range(4))


def address(name: str, *args: object) -> str:
    """The path of a named page. Raises NoReverseMatch for a name that there isn't."""
    if all(type(arg) is int for arg in args):
        return _form(name, len(args)).format(*args)
    return reverse(name, args=args)


@lru_cache(maxsize=1000)
def _form(name: str, numbers: int) -> str:
    path = reverse(name, args=NUMBERS[:numbers] or None).replace("{", "{{").replace("}", "}}")
    for place, number in enumerate(NUMBERS[:numbers]):
        path = path.replace(str(number), f"{{{place}}}")
    return path
