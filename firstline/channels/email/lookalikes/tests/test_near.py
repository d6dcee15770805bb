import pytest

from firstline.channels.email.lookalikes.letters import as_read, mixes_scripts, skeleton
from firstline.channels.email.lookalikes.near import KnownDomains

KNOWN = KnownDomains(["bergs.test", "nordby.test", "firma.example", "abc.test", "görans.test"])


@pytest.mark.parametrize(
    ("domain", "imitated"),
    [
        ("bergss.test", "bergs.test"),
        ("brgs.test", "bergs.test"),
        ("begrs.test", "bergs.test"),
        ("berqs.test", "bergs.test"),
        ("login.bergss.test", "bergs.test"),
        ("xn--nrdby-.test", "nordby.test"),
        ("fırma.example", "firma.example"),
        ("firrna.example", "firma.example"),
        ("n0rdby.test", "nordby.test"),
        ("nоrdby.test", "nordby.test"),
        ("xn--nrdby-jye.test", "nordby.test"),
        ("gorans.test", "görans.test"),
        ("bergs.test", ""),
        ("mail.bergs.test", ""),
        ("bergs.example", ""),
        ("brgss.test", ""),
        ("abd.test", ""),
        ("test", ""),
        ("", ""),
    ],
)
def test_a_domain_that_may_be_taken_for_a_known_one(domain, imitated):
    assert KNOWN.imitated_by(domain) == imitated


def test_what_xn_means_is_written_out():
    assert (as_read("XN--nrdby-jye.test"), as_read("xn--\x7f.test")) == ("nоrdby.test", "xn--\x7f.test")


@pytest.mark.parametrize(
    ("word", "is_mixed"), [("nоrdby", True), ("nordby", False), ("нордбю", False), ("東京tower", False), ("αbc", True)]
)
def test_scripts_nobody_writes_in_one_word(word, is_mixed):
    assert mixes_scripts(word) is is_mixed


def test_names_that_look_the_same():
    assert skeleton("Bоris  Nord") == skeleton("boris  nord")
