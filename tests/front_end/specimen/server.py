"""A pretended server: answers as the real faces would, in the shapes docs/build/front-end.md promises."""

import json
import time
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from firstline.pages.jinja import environment
from firstline.pages.middleware import CSP
from tests.front_end.specimen.contents import contents

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
PAGES = ("kit", "desk", "table", "portal", "request", "settings", "entry")


def made_environment() -> Environment:
    folders = [HERE / "pages", *sorted((ROOT / "firstline").glob("*/templates"))]
    return environment(loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]), auto_reload=True)


class Pretended(BaseHTTPRequestHandler):
    """`sent` keeps what was posted, `topics` waits to be pushed, `failing` makes every post fail."""

    jinja = made_environment()
    sent: ClassVar[list[tuple[str, str]]] = []
    topics: ClassVar[list[str]] = []
    failing = False

    def do_GET(self) -> None:
        at = urlsplit(self.path)
        name = at.path.strip("/") or "kit"
        if at.path.startswith("/static/"):
            self.file(ROOT / "build" / at.path.lstrip("/"))
        elif name == "live":
            self.live()
        elif name in PAGES or (HERE / "pages" / "parts" / f"{name}.jinja").exists():
            self.page(name if name in PAGES else f"parts/{name}", parse_qs(at.query))
        else:
            self.answer(404, "There is nothing here.", "text/plain; charset=utf-8")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        name = urlsplit(self.path).path.strip("/")
        type(self).sent.append((name, body[:4000].decode("utf-8", "replace")))
        if type(self).failing or name == "broken":
            self.answer(500, "The pretended server fails. Try again in a moment.", "text/plain; charset=utf-8")
        elif name == "uploads":
            number = len(self.sent)
            taken = {"id": f"u{number}", "name": "picture.png", "size": len(body), "url": f"/files/{number}"}
            self.answer(201, json.dumps({**taken, "thumb": "/static/assets/thumb.png"}), "application/json")
        elif name == "draft":
            self.answer(204, "")
        elif (HERE / "pages" / "parts" / f"{name}.jinja").exists():
            self.page(f"parts/{name}", {"body": [body.decode("utf-8", "replace")]})
        else:
            self.answer(422, "That can't be done here.", "text/plain; charset=utf-8")

    def page(self, name: str, query: dict[str, list[str]]) -> None:
        cookies = {key: morsel.value for key, morsel in SimpleCookie(self.headers.get("Cookie", "")).items()}
        cookies |= {key: query[key][0] for key in ("theme",) if key in query}
        request = SimpleNamespace(COOKIES=cookies, path=self.path)
        with translation.override(query.get("lang", ["en"])[0]), timezone.override(ZoneInfo("Europe/Stockholm")):
            template = self.jinja.get_template(f"{name}.jinja")
            html = template.render(request=request, csrf_token="token", query=query, **contents(datetime.now(UTC)))
        self.answer(200, html, "text/html; charset=utf-8")

    def live(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                lines = "".join(f"id: 1\ndata: {topic}\n\n" for topic in type(self).topics)
                type(self).topics = []
                self.wfile.write((lines or ": here\n\n").encode())
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def file(self, path: Path) -> None:
        if not path.is_file():
            self.answer(404, "")
            return
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(path.read_bytes())

    def answer(self, status: int, text: str, kind: str = "text/plain") -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", CSP)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args: object) -> None:
        return


def served(port: int = 0) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet running; port 0 takes a free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Pretended)
    server.daemon_threads = True
    return server
