"""What lists can be of, and how each kind is checked and written."""

from firstline.imports.kinds.assets import ASSETS
from firstline.imports.kinds.kind import Kind
from firstline.imports.kinds.organisations import ORGANISATIONS
from firstline.imports.kinds.people import PEOPLE

KINDS: dict[str, Kind] = {kind.code: kind for kind in (ASSETS, PEOPLE, ORGANISATIONS)}
