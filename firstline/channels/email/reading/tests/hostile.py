"""Messages made to be expensive, by name: for the tests of the limits and for `bench/hostile`."""

import base64
import io
import random
import zipfile

from firstline.channels.email.reading.tests.messages import message, multipart, part, whole

HTML = {"Content_Type": "text/html"}
DAEMON = {"From": "mailer-daemon@x", "Subject": "failure notice"}


def mixed(body, boundary=b"a"):
    return message(body, Content_Type=f"multipart/mixed; boundary={boundary.decode()}")


def nested(levels):
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(levels))
    return b"From: a@x\n" + head + b"\nx"


def bomb(levels=4):
    """A small archive of archives that would fill any disk."""
    content = bytes(10_000_000)
    for _ in range(levels):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", content)
        content = packed.getvalue()
    return content


def with_file(content, name):
    encoded = base64.encodebytes(content)
    return whole(
        multipart(
            "mixed",
            part("See the file."),
            part(encoded, f"application/zip; name={name}", Content_Transfer_Encoding="base64"),
        )
    )


def fifty_megabytes():
    """Mostly a file, as such mails are, below a text and HTML as long as are read."""
    noise = base64.encodebytes(random.Random(2).randbytes(31_000_000))
    return whole(
        multipart(
            "mixed",
            multipart(
                "alternative", part("word " * 400_000), part("<p>word</p> " * 400_000, "text/html"), boundary="i"
            ),
            part(noise, "application/octet-stream; name=a.bin", Content_Transfer_Encoding="base64"),
        )
    )


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
    "lines in pre": lambda: message(b"<pre>" + b"a\n" * 2_400_000, **HTML),
    "many pre": lambda: message(b"<pre>\n\n\n\n\na\n</pre>" * 250_000, **HTML),
    "open attributes": lambda: message(b"<a href='" * 500_000, **HTML),
    "meta": lambda: message(b"<meta charset" * 370_000, **HTML),
    "bounce of addresses": lambda: message(b"a@b.se " * 700_000, **DAEMON),
    "bounce of dots": lambda: message(b"a." * 2_400_000, **DAEMON),
    "bounce of ids": lambda: message(b"Message-ID:   <" * 300_000, **DAEMON),
    "noise": lambda: random.Random(1).randbytes(5_000_000),
    "NUL": lambda: b"\0" * 5_000_000,
    "carriage returns": lambda: b"\r" * 5_000_000,
    "10,000 nested parts": lambda: nested(10_000),
    "50,000 addresses": lambda: message(To=", ".join(f'"Name {n}" <a{n}@x.test>' for n in range(50_000))),
    "50,000 addresses in each field": lambda: message(
        **dict.fromkeys(("From", "To", "Cc", "Reply_To", "Sender"), "a@x.test, " * 50_000)
    ),
    "100,000 nested elements": lambda: message(b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, **HTML),
    "100,000 nested quotes": lambda: message(b"<blockquote>" * 100_000 + b"x", **HTML),
    "100,000 nested tables": lambda: message(b"<table><tr><td>" * 100_000, **HTML),
    "formatting carried on": lambda: message(
        b"".join(b"<font color=c%d>" % n for n in range(3_000)) + b"<p>x" * 30_000, **HTML
    ),
    "one gigantic encoded word": lambda: message(Subject="=?utf-8?B?" + "w6XDpMO2" * 1_000_000 + "?="),
    "gigantic encoded words in all fields": lambda: message(
        **dict.fromkeys(("From", "To", "Cc", "Subject"), "=?utf-8?Q?" + "=C3=A5" * 100000 + "?= <a@x.test>")
    ),
    "an archive bomb": lambda: with_file(bomb(), "bomb.zip"),
    "crafted quotes": lambda: message(
        b"On Mon, 3 Mar 2020 at 12:00, \n" * 30_000 + b"> " * 200_000 + b"\n" + b">|:}] " * 300_000
    ),
    "crafted quotes without end": lambda: message(b"On " + b"Mon, " * 400_000 + b"wrote"),
    "headers as quotes": lambda: message(b"From: a\nSent: b\nTo: c\nSubject: d\n\n" * 100_000),
    "entities": lambda: message(b"&amp;" * 1_000_000, **HTML),
    "attributes": lambda: message(b"<p " + b"a=1 " * 1_000_000 + b">x", **HTML),
    "comments": lambda: message(b"<!--" * 1_000_000, **HTML),
    "styles": lambda: message(b"<p style='" + b"color:red;" * 400_000 + b"'>x", **HTML),
    "1,000 parts of HTML": lambda: mixed(b"--a\nContent-Type: text/html\n\n<p>x</p>\n" * 1_000),
    "nested messages": lambda: b"Content-Type: message/rfc822\n\n" * 100_000,
    "50 MB": fifty_megabytes,
}
