"""How much time and memory one message may take, by its length in bytes.

An ordinary mail takes milliseconds, the worst we know how to write (`bench/hostile`) stays within these. So whatever
reaches them is a flaw of ours, and the mails behind it should not wait for it.
"""

_BYTES_PER_SECOND = 10_000_000
_MIB = 1024 * 1024

STARTING_SECONDS = 30.0
"""How long a process may need until it can read; the machine may be busy."""


def processor_seconds(size: int) -> int:
    """Seconds of computing, in whole ones as the kernel counts them: what ends a mail that is read without end."""
    return 2 + size // _BYTES_PER_SECOND


def waiting_seconds(size: int) -> float:
    """Seconds by the clock: far more, because on a busy machine computing takes longer and no mail is at fault."""
    return 10 + 2 * size / _BYTES_PER_SECOND


def memory(size: int) -> int:
    """Bytes of address space, which is some 30 MB more than what is really used."""
    return min(300 * _MIB + 5 * size, 500 * _MIB)


def longest_answer(size: int) -> int:
    """Bytes of what was read, without the files: text and HTML are each cut at some millions of characters."""
    return 64 * _MIB + 3 * size


def longest_files(size: int) -> int:
    """Bytes of all files together: undoing a transfer encoding makes nothing longer."""
    return 2 * size + _MIB
