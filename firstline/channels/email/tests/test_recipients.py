import pytest

from firstline.channels.email.composing.recipients import is_robot, sendable


@pytest.mark.parametrize(
    ("address", "wire"),
    [
        ("anna@bergs.test", "anna@bergs.test"),
        ("Anna.Berg+x@Bergs.Test", "Anna.Berg+x@bergs.test"),
        ("anna@björk.test", "anna@xn--bjrk-6qa.test"),
        ("åsa@bergs.test", "åsa@bergs.test"),
        ("a'b!#$%&*/=?^_`{|}~@bergs.test", "a'b!#$%&*/=?^_`{|}~@bergs.test"),
    ],
)
def test_what_can_be_sent_to(address, wire):
    assert sendable(address) == wire


@pytest.mark.parametrize(
    "address",
    [
        "", "anna", "@bergs.test", "anna@", "anna@bergs test", "an na@bergs.test", "anna@bergs.test>",
        "<anna@bergs.test",
        "anna@bergs.test\r\nRCPT TO:<x@y.test>", "anna\n@bergs.test", "a,b@bergs.test", '"a b"@bergs.test',
        "-x@bergs.test",
        "anna@-bergs.test", "anna@bergs..test", f"{'a' * 65}@bergs.test", f"anna@{'b' * 64}.test", "anna@" + "b." * 140,
        "a\x00b@bergs.test", "anna@[127.0.0.1]", "anna@\ud800.test",
    ],
)  # fmt: skip
def test_what_can_not(address):
    assert sendable(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "MAILER-DAEMON@x.test", "mailer-daemon+1@x.test", "postmaster@x.test", "no-reply@x.test", "NoReply@x.test",
        "noreply-orders@x.test", "do.not.reply@x.test", "donotreply@x.test", "bounces+12-anna=x@x.test",
        "bounce@x.test",
        "list-bounces@x.test", "owner-list@x.test", "list-request@x.test", "jira-noreply@x.test", "cron-daemon@x.test",
        "prvs=123=anna@x.test", "nobody@x.test", "@x.test",
    ],
)  # fmt: skip
def test_machines_are_known_by_their_names(address):
    assert is_robot(address)


@pytest.mark.parametrize(
    "address",
    [
        "anna@x.test",
        "support@x.test",
        "info@x.test",
        "norep@x.test",
        "robert.root@x.test",
        "owner@x.test",
        "request@x.test",
    ],
)
def test_people_are_not(address):
    assert not is_robot(address)
