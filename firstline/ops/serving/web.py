"""`firstline web`: the pages alone, for a service manager that runs workers beside it."""

import argparse

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

APPLICATION = "firstline.config.server:application"
LONGEST_HEADERS = 64 * 1024


def main() -> None:
    asked = _options().parse_args()
    Server(
        APPLICATION,
        address=asked.host,
        port=asked.port,
        interface=Interfaces.ASGI,
        workers=asked.processes,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=15_000, max_buffer_size=LONGEST_HEADERS),
        websockets=False,
        backpressure=1024,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=6,
    ).serve()


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("firstline web", description=__doc__)
    parser.add_argument("web", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000)")
    parser.add_argument("--processes", type=int, default=1, help="how many processes make pages (default 1)")
    return parser


if __name__ == "__main__":
    main()
