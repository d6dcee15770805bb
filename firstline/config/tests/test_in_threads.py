import asyncio

import pytest

from firstline.config.in_threads import AT_ONCE, InThreads

SCOPE = {
    "type": "http", "method": "POST", "path": "/a", "query_string": b"b=c", "http_version": "1.1", "headers": [],
    "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 5),
}  # fmt: skip


class Pieces:
    def __init__(self, *pieces):
        self.pieces = pieces
        self.is_closed = False

    def __iter__(self):
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    def close(self):
        self.is_closed = True


def ask(application, *messages, headers=()):
    sent, waiting = [], list(messages) or [{"type": "http.request", "body": b""}]

    async def receive():
        return waiting.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(InThreads(application, 2)({**SCOPE, "headers": list(headers)}, receive, send))
    return sent


def test_a_page_goes_out_in_one_piece_and_is_closed():
    page = Pieces(b"Hello", b", ", b"Anna")

    def application(environ, start):
        assert environ["PATH_INFO"] == "/a"
        assert environ["QUERY_STRING"] == "b=c"
        assert environ["HTTP_X_Y"] == "z"
        assert environ["wsgi.input"].read() == b"onetwo"
        start("201 Created", [("Content-Type", "text/plain")])
        return page

    arrived = {"type": "http.request", "body": b"one", "more_body": True}, {"type": "http.request", "body": b"two"}
    assert ask(application, *arrived, headers=[(b"x-y", b"z")]) == [
        {"type": "http.response.start", "status": 201, "headers": [(b"content-type", b"text/plain")]},
        {"type": "http.response.body", "body": b"Hello, Anna"},
    ]
    assert page.is_closed


def test_what_is_large_goes_out_as_it_is_made():
    page = Pieces(*[b"x" * AT_ONCE] * 3, b"end")

    def application(_environ, start):
        start("200 OK", [])
        return page

    sent = ask(application)
    assert [len(message["body"]) for message in sent[1:]] == [AT_ONCE, AT_ONCE, AT_ONCE, 3]
    assert [message.get("more_body", False) for message in sent[1:]] == [True, True, True, False]
    assert page.is_closed


def test_a_page_that_fails_on_the_way_is_closed_and_not_called_whole():
    page = Pieces(b"x" * AT_ONCE, ValueError("no"))

    def application(_environ, start):
        start("200 OK", [])
        return page

    with pytest.raises(ValueError, match="no"):
        ask(application)
    assert page.is_closed


def test_nothing_is_made_for_a_reader_who_has_gone():
    def application(_environ, _start):
        raise AssertionError

    half = {"type": "http.request", "body": b"half", "more_body": True}
    assert ask(application, half, {"type": "http.disconnect"}) == []


@pytest.mark.parametrize("header", [(b"content-length", b"300000"), (b"transfer-encoding", b"chunked")])
def test_a_large_body_is_read_as_it_comes(header):
    def application(environ, start):
        start("200 OK", [])
        return [str(len(environ["wsgi.input"].read())).encode()]

    first = {"type": "http.request", "body": b"x" * 200_000, "more_body": True}
    sent = ask(application, first, {"type": "http.request", "body": b"x" * 100_000}, headers=[header])
    assert sent[0]["status"] == 200
    assert b"".join(message["body"] for message in sent[1:]) == b"300000"
