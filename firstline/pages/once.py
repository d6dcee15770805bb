"""Parts of a page that look the same for many readers: drawn once in each language, and kept in memory.

In a template: `{% call once("palette") %}…{% endcall %}`. What stands inside may depend on the language and on what is
named after the first word, and on nothing else: no form's token, nobody's name.
"""

from collections.abc import Callable, Hashable

from django.utils.translation import get_language
from markupsafe import Markup

PARTS_IN_MEMORY = 2000

_parts: dict[Hashable, Markup] = {}


def once(name: str, *depends_on: Hashable, caller: Callable[[], Markup]) -> Markup:
    key = (name, get_language(), *depends_on)
    part = _parts.get(key)
    if part is None:
        if len(_parts) >= PARTS_IN_MEMORY:
            _parts.clear()
        part = _parts[key] = caller()
    return part
