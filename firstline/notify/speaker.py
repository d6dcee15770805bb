"""In whose name a mail speaks: the desk's, or that of a brand.

As with the language, everything that writes words asks for the one in force, so that none of a mail's parts forgets it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from firstline.channels.email.models import Brand
from firstline.core.desk import current_desk
from firstline.core.models import StoredFile


@dataclass(frozen=True)
class Speaker:
    """A name and a look. `brand_id` is None for the desk itself."""

    brand_id: int | None
    name: str
    accent: str
    logo: StoredFile | None


_in_force: ContextVar[Brand | None] = ContextVar("brand", default=None)


@contextmanager
def speaking_for(brand: Brand | None) -> Iterator[None]:
    """Write what follows in the name of this brand; of the desk where there is none."""
    before = _in_force.set(brand)
    try:
        yield
    finally:
        _in_force.reset(before)


def speaker() -> Speaker:
    """Who speaks now. A brand without a colour has the desk's; one without a logo shows its name."""
    desk, brand = current_desk(), _in_force.get()
    if brand is None:
        return Speaker(None, desk.name, desk.accent, desk.logo)
    return Speaker(brand.pk, brand.name, brand.accent or desk.accent, brand.logo)
