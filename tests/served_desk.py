"""The desk's pages over real HTTP, on the test's own connection, so that nothing has to be committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

ENDS_OF_REQUESTS = (request_started, request_finished)
"""When Django closes connections that were kept too long. The test still needs its own."""


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_said) -> None:
        """Nothing is written for each request."""


@contextmanager
def served_desk() -> Iterator[str]:
    """Its address. One request at a time."""
    shared = connections["default"]
    shared.inc_thread_sharing()
    server = make_server("127.0.0.1", 0, WSGIHandler(), handler_class=_Quiet)

    def serve() -> None:
        connections["default"] = shared
        server.serve_forever(poll_interval=0.05)

    thread = Thread(target=serve, daemon=True)
    for signal in ENDS_OF_REQUESTS:
        signal.disconnect(close_old_connections)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        for signal in ENDS_OF_REQUESTS:
            signal.connect(close_old_connections)
        shared.dec_thread_sharing()
