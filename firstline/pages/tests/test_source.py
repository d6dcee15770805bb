import pytest
from django.test import RequestFactory

from firstline.pages.source import source_of


def source(remote, forwarded=""):
    return source_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded}))


def test_is_the_address_of_who_asks():
    assert source("192.0.2.7") == "192.0.2.7"


def test_strangers_can_not_claim_to_be_elsewhere():
    assert source("192.0.2.7", "10.0.0.1") == "192.0.2.7"


def test_a_trusted_proxy_says_for_whom_it_asks(settings):
    settings.TRUSTED_PROXIES = ("10.0.0.0/8", "127.0.0.1")
    assert source("127.0.0.1", "192.0.2.7") == "192.0.2.7"
    assert source("127.0.0.1", "203.0.113.9, 192.0.2.7, 10.1.1.1") == "192.0.2.7"
    assert source("127.0.0.1") == "127.0.0.1"


def test_a_household_of_ipv6_is_one_source():
    assert source("2001:db8:1:2::1") == source("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert source("2001:db8:1:3::1") != source("2001:db8:1:2::1")
    assert source("::ffff:192.0.2.7") == "192.0.2.7"


@pytest.mark.parametrize("nonsense", ["", "nonsense", "1.2.3.4.5"])
def test_nonsense_is_one_source_too(nonsense):
    assert source(nonsense) == "unknown"
