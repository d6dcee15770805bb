"""How much of a message is read, and what was noticed while reading it."""

MAX_PARTS = 1_000
MAX_DEPTH = 30
MAX_HEAD_BYTES = 1_000_000
MAX_FIELDS = 2_000
MAX_ADDRESSES = 1_000
MAX_IDS = 1_000
MAX_ENCODED_WORDS = 20_000
MAX_TEXT = 2_000_000
"""Characters of text kept of all body parts together; more is cut."""

MAX_HTML = 5_000_000
MAX_SCANNED_LINES = 20_000
"""Lines looked at for where the quoted rest begins."""

MAX_CALENDAR = 100_000
"""Bytes of an invitation; one that is longer is only a file."""

MAX_FILENAME_BYTES = 200


class Notes:
    """What was noticed while reading: problems in words for the log, and names of limits that were passed."""

    def __init__(self) -> None:
        self._problems: dict[str, None] = {}
        self._limits: dict[str, None] = {}

    def problem(self, words: str) -> None:
        """Note something wrong with the message, once."""
        self._problems[words] = None

    def limit(self, name: str) -> None:
        """Note that reading stopped at a limit, once."""
        self._limits[name] = None

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything wrong with the message, in the order it was seen."""
        return tuple(self._problems)

    @property
    def limits_hit(self) -> tuple[str, ...]:
        """The limits at which reading stopped."""
        return tuple(self._limits)
