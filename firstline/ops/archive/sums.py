"""Counting and hashing what goes by."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Sum:
    """How many lines went by, and the hash over them."""

    count: int = 0
    _hash: Any = field(default_factory=hashlib.sha256, repr=False)

    def add(self, line: bytes) -> None:
        self.count += 1
        self._hash.update(line)

    def passing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.add(line)
            yield line

    @property
    def total(self) -> "Total":
        return Total(count=self.count, sha256=self._hash.hexdigest())


@dataclass(frozen=True)
class Total:
    count: int
    sha256: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
