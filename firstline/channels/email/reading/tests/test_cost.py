"""Messages made to be expensive are read in the time of ordinary ones, within the limits, and say so.

Each is between one and ten million bytes and is read in well under a second on the build machine; the bound
leaves room for a slow one. A way of reading that isn't linear takes minutes on them.
"""

import random
import time
import tracemalloc

import pytest

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message

SECONDS = 5
HTML = {"Content_Type": "text/html"}
DAEMON = {"From": "mailer-daemon@x", "Subject": "failure notice"}


def mixed(body, boundary=b"a"):
    return message(body, Content_Type=f"multipart/mixed; boundary={boundary.decode()}")


def nested(levels):
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(levels))
    return b"From: a@x\n" + head + b"\nx"


EXPENSIVE = {
    "20,000 encoded words": lambda: b"Subject: " + b"=?utf-8?Q?abc?= " * 20_000 + b"\n\nx",
    "encoded words without end": lambda: b"Subject: " + b"=?utf-8?Q?" * 90_000 + b"\n\nx",
    "a million fields": lambda: b"X-A: b\n" * 1_300_000 + b"\nx",
    "one long field": lambda: b"Subject: " + b"a" * 9_000_000 + b"\n\nx",
    "one folded field": lambda: b"Subject: a\n" + b" x\n" * 2_000_000 + b"\n\nx",
    "no fields, only lines": lambda: b"garbage\n" * 1_000_000,
    "addresses": lambda: b"To: " + b"a@b, " * 190_000 + b"\n\nx",
    "quotes in addresses": lambda: b"To: " + b'"\\' * 450_000 + b"\n\nx",
    "brackets in addresses": lambda: b"To: " + b"(" * 900_000 + b"\n\nx",
    "angles in addresses": lambda: b"To: " + b"<" * 900_000 + b"\n\nx",
    "groups in addresses": lambda: b"To: " + b"a:" * 450_000 + b"\n\nx",
    "references": lambda: b"References: " + b"<a@b> " * 150_000 + b"\n\nx",
    "parameters": lambda: b"Content-Type: text/plain; " + b'a="' * 190_000 + b"\n\nx",
    "continued parameters": lambda: b"Content-Type: text/plain; " + b"a*0*=x;" * 120_000 + b"\n\nx",
    "a long file name": lambda: b"Content-Disposition: attachment; filename=" + b"/" * 900_000 + b"\n\nx",
    "5,000 levels": lambda: nested(5_000),
    "500,000 parts": lambda: mixed(b"--a\n\nx\n" * 500_000),
    "closing delimiters": lambda: mixed(b"--a--\n" * 900_000),
    "almost delimiters": lambda: mixed(b"--ab\n" * 900_000),
    "a long boundary": lambda: mixed(b"--" + b"a" * 5_000_000, b"a" * 60_000),
    "dashes": lambda: mixed(b"--\n" * 1_000_000, b"zz"),
    "base64 of nothing": lambda: message(b"A=" * 2_500_000, Content_Transfer_Encoding="base64"),
    "soft line breaks": lambda: message(b"=\n" * 2_500_000, Content_Transfer_Encoding="quoted-printable"),
    "uuencoded lines": lambda: message(b"begin 644 x\n" + b"#ABC\n" * 900_000, Content_Transfer_Encoding="uuencode"),
    "broken utf-8": lambda: message(b"\xc3\xa5\xff" * 1_600_000, Content_Type="text/plain; charset=utf-8"),
    "utf-7": lambda: message(b"+AGE" * 1_250_000, Content_Type="text/plain; charset=utf-7"),
    "flowed lines": lambda: message(b"a \n" * 1_600_000, Content_Type="text/plain; format=flowed"),
    "quote marks": lambda: message(b">" * 5_000_000),
    "quoted lines": lambda: message(b"> x\n" * 1_000_000),
    "answers between quotes": lambda: message(b"On 3 Mar 2020 at 12:00, A <a@b> wrote:\n" + b"> x\ny\n" * 500_000),
    "attributions": lambda: message(b"On 3 Mar 2020 at 12:00, A wrote wrote:\n" * 130_000),
    "labels": lambda: message(b"From: x\nTo: y\n" * 400_000),
    "colons": lambda: message(b"a:\n" * 1_600_000),
    "signature marks": lambda: message(b"--\n" * 1_600_000),
    "one long line": lambda: message(b"a" * 5_000_000),
    "spaces": lambda: message(b" " * 5_000_000),
    "empty lines": lambda: message(b"\n" * 5_000_000),
    "phones": lambda: message(b"Sent from my iPhone\n" * 250_000),
    "tags": lambda: message(b"<div>" * 1_000_000, **HTML),
    "nested quotes": lambda: message(b"<blockquote type=cite>" * 40_000, **HTML),
    "signatures in html": lambda: message(b"<div class=gmail_signature>x" * 35_000, **HTML),
    "pre": lambda: message(b"<pre>" + b"\n" * 4_900_000, **HTML),
    "open attributes": lambda: message(b"<a href='" * 500_000, **HTML),
    "meta": lambda: message(b"<meta charset" * 370_000, **HTML),
    "bounce of addresses": lambda: message(b"a@b.se " * 700_000, **DAEMON),
    "bounce of dots": lambda: message(b"a." * 2_400_000, **DAEMON),
    "bounce of ids": lambda: message(b"Message-ID:   <" * 300_000, **DAEMON),
    "noise": lambda: random.Random(1).randbytes(5_000_000),
    "NUL": lambda: b"\0" * 5_000_000,
    "carriage returns": lambda: b"\r" * 5_000_000,
}


@pytest.mark.parametrize("build", EXPENSIVE.values(), ids=EXPENSIVE.keys())
def test_costs_little(build):
    raw = build()
    began = time.process_time()
    mail = read_mail(raw)
    assert time.process_time() - began < SECONDS
    assert not any("could not be read" in problem for problem in mail.problems)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("a million fields", "fields"),
        ("one long field", "head"),
        ("addresses", "addresses"),
        ("references", "ids"),
        ("5,000 levels", "depth"),
        ("500,000 parts", "parts"),
        ("one long line", "text"),
    ],
)
def test_says_where_it_stopped(name, limit):
    assert limit in read_mail(EXPENSIVE[name]()).limits_hit


def test_twenty_thousand_encoded_words_take_little_memory():
    raw = EXPENSIVE["20,000 encoded words"]()
    tracemalloc.start()
    read_mail(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000
