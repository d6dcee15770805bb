import pytest
from django.test import RequestFactory

from firstline.ops.nearness import is_from_this_machine


def asked(address, host, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, headers={"host": host, **headers})


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("127.0.0.1", "127.0.0.1:8000"),
        ("127.0.0.1", "localhost"),
        ("::1", "[::1]:8000"),
        ("::1", "[::1]"),
    ],
)
def test_knows_its_own_machine(address, host):
    assert is_from_this_machine(asked(address, host))


@pytest.mark.parametrize(
    ("address", "host", "headers"),
    [
        ("192.0.2.7", "localhost:8000", {}),
        ("127.0.0.1", "desk.example", {}),
        ("127.0.0.1", "localhost:8000", {"x-forwarded-for": "127.0.0.1"}),
        ("127.0.0.1", "localhost:8000", {"forwarded": "for=192.0.2.7"}),
        ("127.0.0.1", "localhost.example:8000", {}),
        ("", "localhost", {}),
    ],
)
def test_knows_others(address, host, headers):
    assert not is_from_this_machine(asked(address, host, **headers))
