"""Groups of mails small enough to be fetched and stored at once."""

from collections.abc import Iterable, Iterator

MOST_PER_FETCH = 100
MOST_BYTES_PER_FETCH = 16 * 1024 * 1024


def in_batches(sizes: Iterable[tuple[int, int]], *, most: int = MOST_PER_FETCH) -> Iterator[list[int]]:
    """The mails, each given as (uid, bytes), in their order."""
    batch: list[int] = []
    weight = 0
    for uid, size in sizes:
        if batch and (len(batch) >= most or weight + size > MOST_BYTES_PER_FETCH):
            yield batch
            batch, weight = [], 0
        batch.append(uid)
        weight += size
    if batch:
        yield batch
