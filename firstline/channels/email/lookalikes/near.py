"""Domains that lie near a known one: one letter away, or written with letters that look the same."""

from collections.abc import Iterable, Iterator

from firstline.channels.email.lookalikes.letters import as_read, skeleton

_SHORTEST_NAME = 5
"""Names shorter than this are one letter away from too many honest ones."""

_LONGEST = 100
_MOST_LABELS = 6


class KnownDomains:
    """Domains that others may imitate. Looking one up costs the same for ten as for ten thousand."""

    def __init__(self, domains: Iterable[str]) -> None:
        self._known = {as_read(domain) for domain in domains if "." in domain and len(domain) <= _LONGEST}
        self._by_look: dict[str, str] = {}
        self._by_shortened: dict[str, list[str]] = {}
        for domain in sorted(self._known):
            self._by_look.setdefault(skeleton(domain), domain)
            for shortened in _shortened(domain) if domain.find(".") >= _SHORTEST_NAME else ():
                self._by_shortened.setdefault(shortened, []).append(domain)

    def imitated_by(self, domain: str) -> str:
        """The known domain that this one, or one above it, may be taken for; empty if it is known itself or is near
        none."""
        ends = list(_ends(as_read(domain)))
        if any(end in self._known for end in ends):
            return ""
        return next((imitated for end in ends if (imitated := self._near(end))), "")

    def _near(self, domain: str) -> str:
        alike = self._by_look.get(skeleton(domain))
        if alike:
            return alike
        near = (known for shortened in _shortened(domain) for known in self._by_shortened.get(shortened, ()))
        return next((known for known in near if _is_one_letter_away(domain, known)), "")


def _ends(domain: str) -> Iterator[str]:
    """A domain and those above it, down to two labels."""
    labels = domain[-_LONGEST:].split(".")[-_MOST_LABELS:]
    for first in range(len(labels) - 1):
        yield ".".join(labels[first:])


def _shortened(domain: str) -> set[str]:
    """A domain, and what is left of it when any one letter of its name is gone."""
    name, _, rest = domain.partition(".")
    return {domain, *(f"{name[:at]}{name[at + 1 :]}.{rest}" for at in range(len(name)))}


def _is_one_letter_away(one: str, other: str) -> bool:
    """Whether one letter was changed, left out or added, or two neighbours changed places."""
    if len(one) > len(other):
        return _is_one_letter_away(other, one)
    at = next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]
