"""Start a program that ends when the process that asked for it ends, even by `kill -9`: `… tied PARENT PROGRAM …`."""

import ctypes
import os
import signal
import sys

SIGNAL_WHEN_PARENT_ENDS = 1


def main() -> None:
    parent, program = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SIGNAL_WHEN_PARENT_ENDS, int(signal.SIGTERM))
    if os.getppid() != parent:
        return
    os.execv(program[0], program)  # noqa: S606 -- the program is our own


if __name__ == "__main__":
    main()
