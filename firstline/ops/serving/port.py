"""The port the desk listens on: whether it is free, and whether somebody answers there."""

import errno
import socket
import time

ASK = b"GET /health/ HTTP/1.0\r\nHost: localhost\r\n\r\n"


def refuse_taken_port(host: str, port: int) -> str:
    """A sentence that says why nothing can listen there; empty when it can."""
    try:
        with _socket_for(host) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except PermissionError:
        return f"Port {port} needs the rights of root. Choose one above 1023, for example: --port 8000"
    except OverflowError:
        return f"There is no port {port}. Choose one between 1024 and 65535, for example: --port 8000"
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            return f"Port {port} is already used by another program. Choose another one, for example: --port {port + 1}"
        return f"Nothing can listen on {host}:{port}: {fault.strerror or fault}."
    return ""


def wait_until_answering(host: str, port: int, *, seconds: float = 60) -> bool:
    """Whether a page was answered there within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if _answers(host, port):
            return True
        time.sleep(0.1)
    return False


def _answers(host: str, port: int) -> bool:
    try:
        with _socket_for(host) as asking:
            asking.settimeout(10)
            asking.connect((host, port))
            asking.sendall(ASK)
            return asking.recv(5) == b"HTTP/"
    except OSError:
        return False


def _socket_for(host: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
