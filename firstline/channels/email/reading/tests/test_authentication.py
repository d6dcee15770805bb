"""Who really sent a mail, from the heads that well-known servers write."""

import pytest

from firstline.channels.email.reading.as_json import inspect_line
from firstline.channels.email.reading.authentication.results import read_results
from firstline.channels.email.reading.authentication.verdict import authentication_by
from firstline.channels.email.reading.read import read_mail

GMAIL = """\
Delivered-To: support@desk.example
Received: by 2002:a05:7300:f18d:b0:fd:6ff4:2f36 with SMTP id xu13csp1; Wed, 4 Mar 2026 01:00:02 -0800 (PST)
ARC-Authentication-Results: i=1; mx.google.com;
       dkim=pass header.i=@bergs.example header.s=k1 header.b=Abc;
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=bergs.example
Return-Path: <anna@bergs.example>
Received: from mail.bergs.example (mail.bergs.example. [192.0.2.7])
        by mx.google.com with ESMTPS id a1 for <support@desk.example>; Wed, 04 Mar 2026 01:00:01 -0800 (PST)
Received-SPF: pass (google.com: domain of anna@bergs.example designates 192.0.2.7 as permitted sender)
Authentication-Results: mx.google.com;
       dkim=pass header.i=@bergs.example header.s=k1 header.b=Abc;
       spf=pass (google.com: domain of anna@bergs.example designates 192.0.2.7 as permitted sender)
        smtp.mailfrom=anna@bergs.example;
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=bergs.example
Received: from laptop (unknown [198.51.100.4]) by mail.bergs.example (Postfix) with ESMTPSA id 1
From: Anna Berg <anna@bergs.example>
"""

EXCHANGE_ONLINE = """\
Received: from DB9PR05MB1.eurprd05.prod.outlook.com (2603:10a6:10:2b::1) by
 AM0PR05MB2.eurprd05.prod.outlook.com with HTTPS; Wed, 4 Mar 2026 09:00:03 +0000
Received: from AM6EUR05FT003.eop-eur05.prod.protection.outlook.com (2603:10a6:20b::1) by
 DB9PR05MB1.outlook.office365.com (2603:10a6:10:2b::1) with Microsoft SMTP Server
Authentication-Results: spf=pass (sender IP is 192.0.2.7)
 smtp.mailfrom=bergs.example; dkim=fail (body hash did not verify)
 header.d=bergs.example;dmarc=pass action=none
 header.from=bergs.example;compauth=pass reason=100
Received-SPF: Pass (protection.outlook.com: domain of bergs.example designates 192.0.2.7 as permitted sender)
Received: from mail.bergs.example (192.0.2.7) by AM6EUR05FT003.mail.protection.outlook.com (10.233.240.1)
From: Anna Berg <anna@bergs.example>
"""

POSTFIX = """\
Return-Path: <anna@bergs.example>
Received: from mail.bergs.example (mail.bergs.example [192.0.2.7])
\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
\tby mx1.desk.example (Postfix) with ESMTPS id 3A5
\tfor <support@desk.example>; Wed,  4 Mar 2026 10:00:01 +0100 (CET)
Authentication-Results: mail.desk.example 1;
\tdkim=pass (2048-bit key; unprotected) header.d=bergs.example header.i=@bergs.example header.a=rsa-sha256;
\tdkim-atps=neutral
Authentication-Results: mail.desk.example; spf=pass smtp.mailfrom=bergs.example
DKIM-Signature: v=1; a=rsa-sha256; d=bergs.example
Received: from laptop by mail.bergs.example
From: Anna Berg <anna@bergs.example>
"""


def judged(head: str, server: str):
    mail = read_mail(head.replace("\n", "\r\n").encode() + b"\r\nText\r\n")
    return authentication_by(server, mail.trace, mail.from_)


def said(auth) -> tuple[str, ...]:
    return (auth.verdict, auth.spf, auth.dkim, auth.dmarc, auth.arc, auth.aligned)


def ours(results: str, sender: str = "anna@bergs.example", below: str = "") -> str:
    """A head as our server mx.desk.example writes it: its results on top of its Received line."""
    return (
        f"Authentication-Results: mx.desk.example; {results}\n"
        "Received: from mail.bergs.example by mx.desk.example with ESMTPS id 7\n"
        f"{below}From: {sender}\n"
    )


@pytest.mark.parametrize(
    ("head", "server", "expected"),
    [
        (GMAIL, "mx.google.com", ("verified", "pass", "pass", "pass", "none", "bergs.example")),
        (POSTFIX, "mail.desk.example", ("verified", "pass", "pass", "none", "none", "bergs.example")),
        (GMAIL, "MX.Google.com ", ("verified", "pass", "pass", "pass", "none", "bergs.example")),
    ],
)
def test_what_well_known_servers_found(head, server, expected):
    assert said(judged(head, server)) == expected
    assert judged(head, server).by == server.strip().lower()


def test_exchange_online_writes_no_name():
    head = EXCHANGE_ONLINE.replace("outlook.office365.com", "prod.outlook.com")
    assert said(judged(head, "outlook.com")) == ("verified", "pass", "fail", "pass", "none", "bergs.example")
    assert judged(head, "mx.desk.example").verdict == "unknown"


@pytest.mark.parametrize("server", ["", "mx.desk.example", "google.com", "mx.google.com.evil.example"])
def test_what_another_server_says_is_not_believed(server):
    assert judged(GMAIL, server) == judged("From: a@b.example\n", server)
    assert judged(GMAIL, server).verdict == "unknown"


FORGED = "Authentication-Results: mx.desk.example; dmarc=pass header.from=bergs.example\n"


def test_what_came_with_the_mail_in_our_servers_name_does_not_count():
    received = "Received: from evil.example by mx.desk.example with ESMTP id 7\n"
    sent = f"Received: from laptop by evil.example\n{FORGED}From: anna@bergs.example\n"
    assert judged(received + sent, "mx.desk.example").verdict == "unknown"
    on_top = "Authentication-Results: mx.desk.example; dmarc=fail header.from=bergs.example\n"
    assert judged(on_top + received + FORGED + sent, "mx.desk.example").verdict == "failed"


def test_a_server_that_left_no_received_line_of_its_own_is_not_believed_below_others():
    head = f"Received: from a by relay.example\n{FORGED}From: anna@bergs.example\n"
    assert judged(head, "mx.desk.example").verdict == "unknown"


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("dmarc=pass header.from=bergs.example", ("verified", "none", "none", "pass", "none", "bergs.example")),
        ("dmarc=pass header.from=evil.example", ("unverified", "none", "none", "none", "none", "")),
        ("dmarc=fail header.from=bergs.example", ("failed", "none", "none", "fail", "none", "")),
        ("dmarc=fail; arc=pass (i=1)", ("unverified", "none", "none", "fail", "pass", "")),
        ("dkim=pass header.d=bergs.example", ("verified", "none", "pass", "none", "none", "bergs.example")),
        ("dkim=pass header.i=@mail.bergs.example", ("verified", "none", "pass", "none", "none", "bergs.example")),
        ("dkim=pass header.d=evil.example", ("unverified", "none", "pass", "none", "none", "")),
        ("dkim=pass header.d=example", ("unverified", "none", "pass", "none", "none", "")),
        ("dkim=fail header.d=bergs.example", ("unverified", "none", "fail", "none", "none", "")),
        ("spf=pass smtp.mailfrom=x@bergs.example", ("verified", "pass", "none", "none", "none", "bergs.example")),
        ("spf=pass smtp.mailfrom=x@bulk.example", ("unverified", "pass", "none", "none", "none", "")),
        ("spf=softfail smtp.mailfrom=bergs.example", ("failed", "fail", "none", "none", "none", "")),
        ("spf=fail; dkim=pass header.d=bergs.example", ("verified", "fail", "pass", "none", "none", "bergs.example")),
        ("dkim=fail header.d=bergs.example; dkim=pass header.d=bergs.example; dmarc=fail",
         ("failed", "none", "pass", "fail", "none", "bergs.example")),
        ("none", ("unverified", "none", "none", "none", "none", "")),
        ("spf=temperror; dkim=permerror; dmarc=none", ("unverified", "none", "none", "none", "none", "")),
    ],
)  # fmt: skip
def test_what_follows_from_what_was_found(results, expected):
    assert said(judged(ours(results), "mx.desk.example")) == expected


def test_two_senders_in_one_from_line_prove_nothing():
    head = ours("dmarc=pass", sender="anna@bergs.example, boss@other.example")
    assert said(judged(head, "mx.desk.example"))[::5] == ("failed", "")


def test_a_domain_with_letters_of_its_own_is_compared_as_it_is_sent():
    head = ours("dmarc=pass header.from=xn--bcker-gra.example", sender="a@bäcker.example")
    assert judged(head, "mx.desk.example").aligned == "xn--bcker-gra.example"


def test_comments_and_quotes_hide_nothing_and_add_nothing():
    found = read_results('mx.a.example (see (dmarc=pass;)) 1; spf=fail reason="a; dmarc=pass" smtp.mailfrom=b.example')
    assert (found.server, [(f.method, f.result) for f in found.findings]) == ("mx.a.example", [("spf", "fail")])


def test_inspecting_shows_what_the_mail_says_whoever_wrote_it():
    assert inspect_line(GMAIL.encode() + b"\n")["auth"] == {
        "spf": "pass", "dkim": "pass", "dmarc": "pass", "arc": "none", "verdict": "verified", "by": "mx.google.com",
    }  # fmt: skip
    assert inspect_line(EXCHANGE_ONLINE.encode() + b"\n")["auth"]["verdict"] == "verified"


@pytest.mark.parametrize("value", ["(" * 9_000, '"' * 9_999, ";" * 9_999, "a=" * 5_000, "=", "", "\\" * 9_000])
def test_anything_is_read(value):
    assert len(read_results(value).findings) <= 50
