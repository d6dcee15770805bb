"""Keeping processes alive: start them, start again what died, end all together."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from enum import Enum
from queue import Empty, SimpleQueue
from threading import Thread, Timer

from firstline.ops.serving.children import Child

SECONDS_TO_END = 12
STEADY_AFTER = 20
GIVE_UP_AFTER = 3


class Asked(Enum):
    END = "end"
    GIVE_UP = "give up"


class Supervisor:
    """Runs `children` until Ctrl-C or SIGTERM. `when_ready` is called once in a thread and says whether it is."""

    def __init__(self, children: Sequence[Child], when_ready: Callable[[], bool]) -> None:
        self._children = children
        self._when_ready = when_ready
        self._ready = threading.Event()
        self._happened: SimpleQueue[Asked | Child] = SimpleQueue()
        self._waking: list[Timer] = []

    def run(self) -> int:
        """The exit status: 0 when it was asked to end, 1 when a child could not be kept alive."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._happened.put(Asked.END))
        for child in self._children:
            child.start(self._happened.put)
        Thread(target=self._await_ready, daemon=True).start()
        ended_by = self._keep_alive()
        self._end_all()
        return 0 if ended_by is Asked.END else 1

    def _await_ready(self) -> None:
        if self._when_ready():
            self._ready.set()

    def _keep_alive(self) -> Asked:
        while not isinstance(happened := self._happened.get(), Asked):
            self._start_again(happened)
        return happened

    def _start_again(self, child: Child) -> None:
        child.tries = 0 if child.lived_seconds > STEADY_AFTER else child.tries + 1
        if child.tries >= GIVE_UP_AFTER and not self._ready.is_set():
            _say(f"The {child.title} could not be started ({child.how_it_ended}); the reason stands above.")
            self._happened.put(Asked.GIVE_UP)
            return
        pause = min(0.5 * 2**child.tries, 30)
        _say(f"The {child.title} ended ({child.how_it_ended}); starting it again in {pause:g} s.")
        waking = Timer(pause, child.start, [self._happened.put])
        waking.daemon = True
        self._waking.append(waking)
        waking.start()

    def _end_all(self) -> None:
        for waking in self._waking:
            waking.cancel()
        for child in self._children:
            child.ask_to_end()
        self._wait_for_end()
        for child in self._children:
            child.kill()

    def _wait_for_end(self) -> None:
        """Until all have ended, the time is over, or somebody asks a second time."""
        end = time.monotonic() + SECONDS_TO_END
        while any(child.is_running for child in self._children) and (left := end - time.monotonic()) > 0:
            try:
                if self._happened.get(timeout=min(left, 0.5)) is Asked.END:
                    return
            except Empty:
                continue


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
