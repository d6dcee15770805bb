import pytest

from firstline.channels.email.reading.addresses import read_addresses
from firstline.channels.email.reading.limits import MAX_ADDRESSES, Notes


def pairs(value):
    return [(address.name, address.address) for address in read_addresses([value], Notes())]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Anna <anna@x.se>", [("Anna", "anna@x.se")]),
        ("anna@x.se", [("", "anna@x.se")]),
        ("<anna@x.se>", [("", "anna@x.se")]),
        ('"Berg, Anna" <anna@x.se>, b@x.se', [("Berg, Anna", "anna@x.se"), ("", "b@x.se")]),
        ("Berg, Anna <anna@x.se>; Bo <b@x.se>", [("Berg, Anna", "anna@x.se"), ("Bo", "b@x.se")]),
        ("anna@x.se (Anna Berg)", [("Anna Berg", "anna@x.se")]),
        ("Anna (via Docs) <anna@x.se>", [("Anna (via Docs)", "anna@x.se")]),
        (
            r"Pete(A nice \) chap) <pete(his account)@silly.test>",
            [("Pete (A nice ) chap)", "pete@silly.test")],
        ),
        ("=?utf-8?Q?Berg=2C_=C3=85sa?= <asa@x.se>", [("Berg, Åsa", "asa@x.se")]),
        ("=?utf-8?Q?Berg,_=C3=85sa?= <asa@x.se>", [("Berg, Åsa", "asa@x.se")]),
        ('"=?utf-8?B?w4VzYQ==?=" <asa@x.se>', [("Åsa", "asa@x.se")]),
        ("=?utf-8?Q?Anna_=3Canna=40x=2Ese=3E?=", [("Anna", "anna@x.se")]),
        ("Team: Anna <anna@x.se>, b@x.se;", [("Anna", "anna@x.se"), ("", "b@x.se")]),
        ("A: a@x.se;, B: b@x.se;", [("", "a@x.se"), ("", "b@x.se")]),
        ("undisclosed-recipients:;", []),
        ("Undisclosed recipients", []),
        ("Team: Support <s@x.se>", [("Team: Support", "s@x.se")]),
        ("<@one.test,@two.test:anna@x.se>", [("", "anna@x.se")]),
        ('"anna berg"@x.se', [("", '"anna berg"@x.se')]),
        ("anna@x.se <anna@x.se>", [("anna@x.se", "anna@x.se")]),
        ("'anna@x.se' <anna@x.se>", [("'anna@x.se'", "anna@x.se")]),
        (r'"Anna \"Ace\" Berg" <anna@x.se>', [('Anna "Ace" Berg', "anna@x.se")]),
        ('"Anna <anna@x.se>', [('"Anna', "anna@x.se")]),
        ("Anna <anna@x.se", [("Anna", "anna@x.se")]),
        ("Anna anna@x.se", [("Anna", "anna@x.se")]),
        ("anna @ x . se", [("", "anna@x.se")]),
        ("a@x.se b@x.se", [("", "a@x.se"), ("", "b@x.se")]),
        ('"A" <a@x.se> "B" <b@x.se>', [("A", "a@x.se"), ("B", "b@x.se")]),
        ("mailto:anna@x.se", [("", "anna@x.se")]),
        ("Anna <mailto:anna@x.se>", [("Anna", "anna@x.se")]),
        ("anna@[127.0.0.1]", [("", "anna@[127.0.0.1]")]),
        ("Åsa <åsa@exämple.se>", [("Åsa", "åsa@exämple.se")]),
        ("a..b.@x", [("", "a..b.@x")]),
        ("a@b@c", [("", "a@b@c")]),
        ("MAILER-DAEMON (Mail Delivery System)", [("Mail Delivery System", "MAILER-DAEMON")]),
        ("root, anna@x.se", [("", "root"), ("", "anna@x.se")]),
        ("Anna Berg", [("Anna Berg", "")]),
        ("Mail Delivery <>", [("Mail Delivery", "")]),
        ("<>", []),
        (",,a@x.se,,", [("", "a@x.se")]),
        ("", []),
    ],
)
def test_addresses(written, read):
    assert pairs(written) == read


def test_stops_at_a_thousand_and_says_so():
    notes = Notes()
    assert len(read_addresses(["a@x.se, " * 3_000], notes)) == MAX_ADDRESSES
    assert notes.limits_hit == ("addresses",)
