"""How long until 200 open pages learn of something that happened."""

import asyncio
import statistics
import time
from collections.abc import Callable


async def _listen(
    port: int, cookie: str, topics: str, ready: asyncio.Semaphore, heard: list[float], stop: asyncio.Event
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /live/?topics={topics} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
    await writer.drain()
    await reader.readuntil(b"retry:")
    ready.release()
    while not stop.is_set():
        line = await reader.readline()
        if not line:
            raise RuntimeError("the live stream was cut")
        if line.startswith(b"data:"):
            heard.append(time.perf_counter())


async def _measure(
    port: int, cookie: str, topics: str, listeners: int, happen: Callable[[], None], times: int
) -> list[float]:
    ready, stop, heard = asyncio.Semaphore(0), asyncio.Event(), []  # type: ignore[var-annotated]
    tasks = [asyncio.create_task(_listen(port, cookie, topics, ready, heard, stop)) for _ in range(listeners)]
    for _ in range(listeners):
        await asyncio.wait_for(ready.acquire(), 30)
    await asyncio.sleep(1)
    delays: list[float] = []
    for _ in range(times):
        heard.clear()
        began = time.perf_counter()
        await asyncio.to_thread(happen)
        await asyncio.sleep(1.2)
        delays.extend((at - began) * 1000 for at in heard)
    stop.set()
    for task in tasks:
        task.cancel()
    return delays


def measure_live(
    port: int, cookie: str, topics: str, happen: Callable[[], None], listeners: int = 200
) -> dict[str, float]:
    """Milliseconds from the click to each of `listeners` screens, counted from before the request was sent."""
    delays = asyncio.run(_measure(port, cookie, topics, listeners, happen, times=8))
    if len(delays) < listeners * 8:
        raise RuntimeError(f"only {len(delays)} of {listeners * 8} arrived")
    spread = statistics.quantiles(delays, n=100)
    return {"p50": round(spread[49], 1), "p95": round(spread[94], 1), "listeners": listeners}
