"""The desk asks other servers only where it may, and never for long."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from firstline.core.outbound import Answer, CannotAsk, post_form, post_in_own_house
from firstline.core.outbound.addresses import all_public


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/token"
    finally:
        server.shutdown()
        server.server_close()


class Echo(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(401)
        self.end_headers()
        self.wfile.write(self.path.encode() + b" " + body)

    def log_message(self, *_said):
        pass


class Elsewhere(Echo):
    def do_POST(self):
        self.send_response(302)
        self.send_header("Location", "/other")
        self.end_headers()


class Endless(Echo):
    def do_POST(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 5000)


@pytest.fixture
def own(settings):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]


def test_sends_a_form_and_gives_the_answer_whatever_its_status(own):
    with served(Echo) as url:
        assert post_form(f"{url}?x=1", {"a": "b c"}) == Answer(401, b"/token?x=1 a=b+c")


def test_follows_no_redirect(own):
    with served(Elsewhere) as url:
        assert post_form(url, {}).status == 302


def test_takes_no_more_than_it_was_told(own):
    with served(Endless) as url, pytest.raises(CannotAsk, match="too large"):
        post_form(url, {}, most_bytes=4999)


def test_ends_a_server_that_drips(own):
    with socket.create_server(("127.0.0.1", 0)) as listening, pytest.raises(CannotAsk, match="did not answer"):
        post_form(f"http://127.0.0.1:{listening.getsockname()[1]}/", {}, seconds=0.3)


def test_goes_nowhere_inside_unless_the_operator_says_so(settings):
    settings.INTERNAL_HOSTS = []
    with pytest.raises(CannotAsk, match="internal network"):
        post_form("https://127.0.0.1/token", {})


def test_asks_what_the_environment_names_inside_the_house_but_by_nothing_other_than_http():
    with served(Echo) as url:
        assert post_in_own_house(url, b"raw", {}) == Answer(401, b"/token raw")
        with pytest.raises(CannotAsk, match="internal network"):
            post_form(url.replace("http:", "https:"), {})
    with pytest.raises(CannotAsk, match="not a web address"):
        post_in_own_house("ftp://127.0.0.1/x", b"raw", {})


@pytest.mark.parametrize(
    "url", ["http://provider.test/token", "ftp://provider.test/", "https://", "https://u:p@host.test/"]
)
def test_asks_only_over_https(settings, url):
    settings.INTERNAL_HOSTS = []
    with pytest.raises(CannotAsk):
        post_form(url, {})


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1",
        "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::",
    ],
)  # fmt: skip
def test_knows_what_is_not_the_open_internet(address):
    assert not all_public([address])
    assert not all_public(["93.184.215.14", address])


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_knows_what_is(address):
    assert all_public([address])
