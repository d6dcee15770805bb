"""`firstline serve`: pages, live updates and worker together, until Ctrl-C."""

import argparse
import os
import sys

from firstline.ops.serving.children import Child
from firstline.ops.serving.port import refuse_taken_port, wait_until_answering
from firstline.ops.serving.supervisor import Supervisor


def main() -> int:
    asked = _options().parse_args()
    if sentence := refuse_taken_port(asked.host, asked.port):
        print(sentence, file=sys.stderr)
        return 1
    shown = "127.0.0.1" if asked.host in ("0.0.0.0", "::") else asked.host  # noqa: S104 -- compared, not bound
    base = f"http://{shown}:{asked.port}"
    os.environ.setdefault("FIRSTLINE_LOCAL_URL", base)
    address = f"{base}/{asked.path.lstrip('/')}"
    return Supervisor(_children(asked), lambda: _say_ready(shown, asked.port, address)).run()


def _children(asked: argparse.Namespace) -> list[Child]:
    web = ["-m", "firstline.ops.serving.web", "--host", asked.host, "--port", str(asked.port)]
    return [Child("pages", [*web, "--processes", str(asked.processes)]), Child("worker", ["-m", "firstline", "worker"])]


def _say_ready(host: str, port: int, address: str) -> bool:
    ready = wait_until_answering(host, port)
    if ready:
        print(f"\n  Firstline is ready:  {address}\n\n  Ctrl-C ends it.\n", flush=True)
    return ready


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("firstline serve", description=__doc__)
    parser.add_argument("serve", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default 8000)")
    parser.add_argument("--processes", type=int, default=1, help="how many processes make pages (default 1)")
    parser.add_argument("--path", default="", help="the page to name when the desk is ready")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
