"""Header fields as they are really written: names, groups, encoded words, dates, ids."""

from collections.abc import Iterator
from typing import Any

from tests.corpus.case import Case

_REST = {
    "From": "bo@asks.example",
    "To": "support@example.org",
    "Subject": "x",
    "Date": "Tue, 3 Mar 2026 10:00:00 +0100",
}


def cases() -> Iterator[Case]:
    """Each field among the usual others."""
    for name, field, value, right in (*_senders(), *_SUBJECTS, *_DATES, *_IDS):
        raw = value if isinstance(value, bytes) else value.encode()
        others = "".join(f"{other}: {text}\r\n" for other, text in _REST.items() if other != field)
        mail = field.encode() + b": " + raw + b"\r\n" + others.encode() + b"Content-Type: text/plain\r\n\r\nx\r\n"
        yield Case("fields", f"{field} {name}", "", "", mail, {_EXPECTED[field]: right})
    for name, mail, expected in _WHOLE:
        yield Case("fields", name, "", "", mail.replace(b"\n", b"\r\n"), expected)


_EXPECTED = {"From": "from", "To": "to", "Subject": "subject", "Date": "date", "Message-ID": "message_id"}


def _senders() -> Iterator[tuple[str, str, str | bytes, Any]]:
    for name, value, right in _ADDRESSES:
        yield name, "From", value, right
        if not name.startswith("only"):
            yield name, "To", value, right


_ANNA = [("Anna Berg", "anna@asks.example")]
_ADDRESSES: list[tuple[str, str | bytes, list[tuple[str, str]]]] = [
    ("plain", "anna@asks.example", [("", "anna@asks.example")]),
    ("angle", "<anna@asks.example>", [("", "anna@asks.example")]),
    ("name", "Anna Berg <anna@asks.example>", _ANNA),
    ("quoted", '"Anna Berg" <anna@asks.example>', _ANNA),
    ("no space", "Anna Berg<anna@asks.example>", _ANNA),
    ("comment", "anna@asks.example (Anna Berg)", _ANNA),
    ("single quotes", "'Anna Berg' <anna@asks.example>", [("'Anna Berg'", "anna@asks.example")]),
    ("comma unquoted", "Berg, Anna <anna@asks.example>", [("Berg, Anna", "anna@asks.example")]),
    ("comma quoted", '"Berg, Anna" <anna@asks.example>', [("Berg, Anna", "anna@asks.example")]),
    ("escaped quotes", r'"Anna \"Ann\" Berg" <anna@asks.example>', [('Anna "Ann" Berg', "anna@asks.example")]),
    ("open quote", '"Anna Berg <anna@asks.example>', [('"Anna Berg', "anna@asks.example")]),
    ("encoded q", "=?iso-8859-1?Q?=C5sa_Lindqvist?= <asa@asks.example>", [("Åsa Lindqvist", "asa@asks.example")]),
    ("encoded b", "=?UTF-8?B?w4VzYSBMaW5kcXZpc3Q=?= <asa@asks.example>", [("Åsa Lindqvist", "asa@asks.example")]),
    ("encoded in quotes", '"=?UTF-8?B?w4VzYSBMaW5kcXZpc3Q=?=" <asa@asks.example>', [("Åsa Lindqvist", "asa@asks.example")]),
    ("encoded comma", "=?UTF-8?Q?Lindqvist,_=C3=85sa?= <asa@asks.example>", [("Lindqvist, Åsa", "asa@asks.example")]),
    (
        "split letter",
        "=?UTF-8?B?w4VzYSBMaW5kcXY=?=\r\n =?UTF-8?B?aXN0IMM=?=\r\n =?UTF-8?B?hQ==?= <asa@asks.example>",
        [("Åsa Lindqvist Å", "asa@asks.example")],
    ),
    ("word and encoded", "Dr. =?utf-8?Q?=C3=85sa?= Lindqvist <asa@asks.example>", [("Dr. Åsa Lindqvist", "asa@asks.example")]),
    ("encoded without space", "=?utf-8?Q?=C3=85sa?=<asa@asks.example>", [("Åsa", "asa@asks.example")]),
    ("encoded with spaces", "=?utf-8?Q?=C3=85sa Lindqvist?= <asa@asks.example>", [("Åsa Lindqvist", "asa@asks.example")]),
    ("raw utf-8", "Åsa Lindqvist <asa@asks.example>", [("Åsa Lindqvist", "asa@asks.example")]),
    ("raw latin-1", "Åsa Lindqvist <asa@asks.example>".encode("latin-1"), [("Åsa Lindqvist", "asa@asks.example")]),
    ("idn", "Åsa <åsa@räksmörgås.example>", [("Åsa", "åsa@räksmörgås.example")]),
    ("punycode", "a@xn--rksmrgs-5wao1o.example", [("", "a@xn--rksmrgs-5wao1o.example")]),
    ("two", "a@asks.example, b@asks.example", [("", "a@asks.example"), ("", "b@asks.example")]),
    ("two with semicolon", "a@asks.example; b@asks.example", [("", "a@asks.example"), ("", "b@asks.example")]),
    ("address as name", '"anna@asks.example" <anna@asks.example>', [("anna@asks.example", "anna@asks.example")]),
    ("other address as name", '"a@b.example" <anna@asks.example>', [("a@b.example", "anna@asks.example")]),
    ("mailto", "<mailto:anna@asks.example>", [("", "anna@asks.example")]),
    ("doubled", "<<anna@asks.example>>", [("", "anna@asks.example")]),
    ("no closing", "Anna Berg <anna@asks.example", _ANNA),
    ("group", "Team: anna@asks.example, Bo <bo@asks.example>;", [("", "anna@asks.example"), ("Bo", "bo@asks.example")]),
    ("plus", "Anna Berg <anna+x=y@asks.example>", [("Anna Berg", "anna+x=y@asks.example")]),
    ("quoted local", '"anna berg"@asks.example', [("", '"anna berg"@asks.example')]),
    ("route", "Anna Berg <@hop.example,@hop2.example:anna@asks.example>", _ANNA),
    ("domain literal", "anna@[192.0.2.7]", [("", "anna@[192.0.2.7]")]),
    ("dots in name", "Anna B. Berg <anna@asks.example>", [("Anna B. Berg", "anna@asks.example")]),
    ("brackets in name", "Anna [Acme] Berg <anna@asks.example>", [("Anna [Acme] Berg", "anna@asks.example")]),
    ("comment and name", "Anna Berg (Acme) <anna@asks.example>", [("Anna Berg (Acme)", "anna@asks.example")]),
    ("at in name", "Anna @ Acme <anna@asks.example>", [("Anna @ Acme", "anna@asks.example")]),
    ("colon in name", "Acme: Anna <anna@asks.example>", [("Acme: Anna", "anna@asks.example")]),
    ("tab", "Anna Berg\t<anna@asks.example>", _ANNA),
    ("folded", "Anna\r\n Berg\r\n <anna@asks.example>", _ANNA),
    ("only a name", "Anna Berg", [("Anna Berg", "")]),
    ("only local", "root", [("", "root")]),
    ("nul", b"Anna Berg\0 <anna@asks.example>", _ANNA),
    ("japanese", "=?ISO-2022-JP?B?GyRCRURDZhsoQiAbJEIyVjtSGyhC?= <t@asks.example>", [("田中 花子", "t@asks.example")]),
    ("koi8-r", "=?KOI8-R?B?8NLJ18XU?= <i@asks.example>", [("Привет", "i@asks.example")]),
    ("gb2312", "=?gb2312?B?zfXQocP3?= <w@asks.example>", [("王小明", "w@asks.example")]),
    ("language tag", "=?utf-8*sv?Q?=C3=85sa?= <asa@asks.example>", [("Åsa", "asa@asks.example")]),
    ("trailing comma", "Anna Berg <anna@asks.example>,", _ANNA),
    ("slash name", "Anna Berg/ACME <anna@asks.example>", [("Anna Berg/ACME", "anna@asks.example")]),
    ("emoji", "=?UTF-8?B?8J+Yhg==?= Anna <anna@asks.example>", [("😆 Anna", "anna@asks.example")]),
    ("encoded whole", "=?utf-8?Q?Anna_Berg_=3Canna=40asks=2Eexample=3E?=", _ANNA),
    ("parenthesis nested", "anna@asks.example (Anna (Ann) Berg)", [("Anna (Ann) Berg", "anna@asks.example")]),
    ("space in address", "Anna Berg < anna@asks.example >", _ANNA),
    ("space around at", "anna @ asks.example", [("", "anna@asks.example")]),
    ("underscores encoded", "=?us-ascii?Q?Anna=5FBerg?= <anna@asks.example>", [("Anna_Berg", "anna@asks.example")]),
]  # fmt: skip
_SUBJECTS: list[tuple[str, str, str | bytes, Any]] = [
    ("folded", "Subject", "Printer\r\n prints blank pages", "Printer prints blank pages"),
    ("folded by tab", "Subject", "Printer\r\n\tprints", "Printer prints"),
    ("encoded", "Subject", "=?utf-8?Q?Skrivaren_=C3=A4r_trasig?=", "Skrivaren är trasig"),
    ("two words", "Subject", "=?utf-8?Q?Skriv?= =?utf-8?Q?aren?=", "Skrivaren"),
    ("text between", "Subject", "=?utf-8?Q?A?= and =?utf-8?Q?B?=", "A and B"),
    ("other charsets", "Subject", "=?utf-8?Q?=C3=85?= =?iso-8859-1?Q?=C4?=", "ÅÄ"),
    ("inside a word", "Subject", "Re:=?utf-8?Q?_=C3=85sa?=", "Re: Åsa"),
    ("lower case", "Subject", "=?UTF-8?b?w4VzYQ==?=", "Åsa"),
    ("missing padding", "Subject", "=?UTF-8?B?w4VzYQ?=", "Åsa"),
    ("no closing", "Subject", "=?utf-8?Q?=C3=85sa", "=?utf-8?Q?=C3=85sa"),
    ("raw utf-8", "Subject", "Åsa", "Åsa"),
    ("raw cp1251", "Subject", "Принтер снова не печатает страницы".encode("cp1251"), "Принтер снова не печатает страницы"),
    ("raw koi8-r", "Subject", "Принтер снова не печатает страницы".encode("koi8-r"), "Принтер снова не печатает страницы"),
    ("raw shift_jis", "Subject", "プリンターが動きません。助けてください".encode("shift_jis"), "プリンターが動きません。助けてください"),
    ("raw gb18030", "Subject", "打印机又不能用了，请帮忙看看".encode("gb18030"), "打印机又不能用了，请帮忙看看"),
    ("raw iso-2022-jp", "Subject", "プリンター".encode("iso2022_jp"), "プリンター"),
    ("wrong charset", "Subject", "=?iso-8859-1?Q?Pr=FCfung_=80_5?=", "Prüfung € 5"),
    ("unknown charset", "Subject", "=?unknown-8bit?Q?Pr=FCfung_der_Anlage_f=FCr_M=E4rz?=", "Prüfung der Anlage für März"),
    ("x-unknown", "Subject", "=?x-unknown?Q?=C3=85sa?=", "Åsa"),
    ("q with question mark", "Subject", "=?utf-8?Q?Why??=", "Why?"),
    ("q with raw space", "Subject", "=?utf-8?Q?Hello there?=", "Hello there"),
    ("utf-7", "Subject", "=?utf-7?Q?+AMU-sa?=", "Åsa"),
    ("big5", "Subject", "=?big5?B?pvmzxQ==?=", b"\xa6\xf9\xb3\xc5".decode("big5")),
    ("windows-1255", "Subject", "=?windows-1255?Q?=F9=EC=E5=ED?=", "שלום"),
    ("windows-1256", "Subject", b"=?windows-1256?B?" + b"5MjH" + b"?=", b"\xe4\xc8\xc7".decode("cp1256")),
    ("euc-kr", "Subject", "=?euc-kr?B?x8G4sMXN?=", "프린터"),
    ("ks_c_5601-1987", "Subject", "=?ks_c_5601-1987?B?x8G4sMXN?=", "프린터"),
    ("nul", "Subject", b"Prin\0ter", "Prin ter"),
    ("empty", "Subject", "", ""),
    ("split base64 across letter", "Subject", "=?UTF-8?B?5omT5Y2w5py65Y+I?=\r\n =?UTF-8?B?5LiN6IM=?=\r\n =?UTF-8?B?vQ==?=", "打印机又不能"),
    ("iso-2022-jp split", "Subject", "=?ISO-2022-JP?B?GyRCJVclaiVzGyhC?=\r\n =?ISO-2022-JP?B?GyRCJT8hPBsoQg==?=", "プリンター"),
    ("double encoded", "Subject", "=?utf-8?Q?=3D=3Futf-8=3FQ=3FA=3F=3D?=", "=?utf-8?Q?A?="),
    ("line break encoded", "Subject", "=?utf-8?Q?One=0D=0ATwo?=", "One Two"),
    ("long folded words", "Subject", "\r\n =?utf-8?Q?Skrivaren?=\r\n =?utf-8?Q?_=C3=A4r?=", "Skrivaren är"),
    ("trailing space", "Subject", "Printer   ", "Printer"),
    ("equals", "Subject", "a=?b", "a=?b"),
]  # fmt: skip
_DATES: list[tuple[str, str, str | bytes, Any]] = [
    (text, "Date", text, right)
    for text, right in (
        ("Tue, 3 Mar 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("3 Mar 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 03 Mar 2026 09:12 +0100", "2026-03-03T09:12:00+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 GMT", "2026-03-03T09:12:33+00:00"),
        ("Tue, 3 Mar 2026 09:12:33 UT", "2026-03-03T09:12:33+00:00"),
        ("Tue, 3 Mar 2026 09:12:33 EST", "2026-03-03T09:12:33-05:00"),
        ("Tue, 3 Mar 2026 09:12:33 PDT", "2026-03-03T09:12:33-07:00"),
        ("Tue, 3 Mar 2026 09:12:33 CET", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 +0100 (CET)", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 +01:00", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 -0000", "2026-03-03T09:12:33+00:00"),
        ("Tue, 3 Mar 2026 09:12:33 Z", "2026-03-03T09:12:33+00:00"),
        ("Tue, 3 Mar 2026 09:12:33", "2026-03-03T09:12:33+00:00"),
        ("Tue, 3 Mar 99 09:12:33 +0100", "1999-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 05 09:12:33 +0100", "2005-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 101 09:12:33 +0100", "2001-03-03T09:12:33+01:00"),
        ("Tue Mar  3 09:12:33 2026", "2026-03-03T09:12:33+00:00"),
        ("Tue Mar  3 09:12:33 2026 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue Mar  3 09:12:33 CET 2026", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 9:12:33 AM +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 9:12:33 PM +0100", "2026-03-03T21:12:33+01:00"),
        ("Tue,3 Mar 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue , 3 Mar 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3-Mar-2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tuesday, 3 March 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 09.12.33 +0100", "2026-03-03T09:12:33+01:00"),
        ("2026-03-03T09:12:33+01:00", "2026-03-03T09:12:33+01:00"),
        ("2026-03-03 09:12:33", "2026-03-03T09:12:33+00:00"),
        ("2026-03-03 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 +0100 (W. Europe Standard Time)", "2026-03-03T09:12:33+01:00"),
        ('Tue, 3 Mar 2026 09:12:33 "GMT"', "2026-03-03T09:12:33+00:00"),
        ("Di, 3 Mär 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("mar., 03 mars 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 24:00:00 +0100", "2026-03-04T00:00:00+01:00"),
        ("Tue, 3 Mar 2026 09:12:60 +0100", "2026-03-03T09:13:00+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 +0100\r\n (CET)", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026\r\n 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("(comment) Tue, 3 Mar 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 3 Mar 2026 09:12:33 +0530", "2026-03-03T09:12:33+05:30"),
        ("Tue, 3 Mar 2026 09:12:33 IST", "2026-03-03T09:12:33+00:00"),
        ("Tue, 3 Mar 2026 09:12:33 JST", "2026-03-03T09:12:33+09:00"),
        ("Tue, 3 Mar 2026 09:12:33 +100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 31 Feb 2026 09:12:33 +0100", None),
        ("yesterday", None),
        ("", None),
        ("Tue, 03 Mar 2026 09:12:33 GMT+0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, 03 Mar 2026 09:12:33 GMT+01:00", "2026-03-03T09:12:33+01:00"),
        ("Tue, 03 Mar 2026 09:12:33 UTC+1", "2026-03-03T09:12:33+01:00"),
        ("03/03/2026 09:12:33", "2026-03-03T09:12:33+00:00"),
        ("Mar 3, 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
        ("Tue, Mar 3, 2026 9:12 AM", "2026-03-03T09:12:00+00:00"),
        ("Tue, 3 Mar 2026 09:12:33.123 +0100", "2026-03-03T09:12:33+01:00"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00+00:00"),
        ("Date: Tue, 3 Mar 2026 09:12:33 +0100", "2026-03-03T09:12:33+01:00"),
    )
]
_IDS: list[tuple[str, str, str | bytes, Any]] = [
    (text, "Message-ID", text, right)
    for text, right in (
        ("<a@b.example>", "a@b.example"),
        ("a@b.example", "a@b.example"),
        ("<a@b.example> (added by postmaster)", "a@b.example"),
        ("< a@b.example >", "a@b.example"),
        ("<a.\r\n b@c.example>", "a.b@c.example"),
        ("\r\n <a@b.example>", "a@b.example"),
        ("<<a@b.example>>", "a@b.example"),
        ("<a@b.example", "a@b.example"),
        ("a@b.example>", "a@b.example"),
        ("<no-at-sign>", "no-at-sign"),
        ('<"a b"@c.example>', '"ab"@c.example'),
        ("<[a@b.example]>", "[a@b.example]"),
        ("<a@[192.0.2.7]>", "a@[192.0.2.7]"),
        ("<A1$b%c&d@e.example>", "A1$b%c&d@e.example"),
        ("<a@b@c.example>", "a@b@c.example"),
        ("<a@b.example>, <c@d.example>", "a@b.example"),
        ("", ""),
    )
]
_WHOLE: list[tuple[str, bytes, dict[str, Any]]] = [
    (
        "no from but sender",
        b"Sender: Anna Berg <anna@asks.example>\nTo: b@x.example\nSubject: x\n\nHello\n",
        {"from": [], "to": [("", "b@x.example")], "subject": "x", "text": ["Hello"]},
    ),
    ("two subjects", b"From: a@b.example\nSubject: first\nSubject: second\n\nx\n", {"subject": "first"}),
    ("two tos", b"From: a@b.example\nTo: c@d.example\nTo: e@f.example\n\nx\n", {"to": [("", "c@d.example"), ("", "e@f.example")]}),
    ("upper case", b"FROM: a@b.example\nSUBJECT: Hi\nMESSAGE-ID: <1@b>\n\nx\n", {"from": [("", "a@b.example")], "subject": "Hi", "message_id": "1@b"}),
    ("no space after colon", b"From:a@b.example\nSubject:Hi\n\nx\n", {"from": [("", "a@b.example")], "subject": "Hi"}),
    ("space before colon", b"From : a@b.example\nSubject : Hi\n\nx\n", {"from": [("", "a@b.example")], "subject": "Hi"}),
    ("mailbox line", b"From anna Tue Mar 3 09:12:33 2026\nFrom: a@b.example\nSubject: Hi\n\nx\n", {"from": [("", "a@b.example")], "subject": "Hi"}),
    ("escaped mailbox line", b">From anna Tue Mar 3 09:12:33 2026\nFrom: a@b.example\nSubject: Hi\n\nx\n", {"from": [("", "a@b.example")]}),
    ("byte order mark", b"\xef\xbb\xbfFrom: a@b.example\nSubject: Hi\n\nx\n", {"from": [("", "a@b.example")], "subject": "Hi"}),
    ("leading blank lines", b"\n\nFrom: a@b.example\nSubject: Hi\n\nx\n", {"from": [("", "a@b.example")], "subject": "Hi"}),
    ("garbage in head", b"From: a@b.example\nthis is nothing\nSubject: Hi\n\nx\n", {"subject": "Hi", "text": ["x"]}),
    ("no blank line", b"From: a@b.example\nSubject: Hi\nHello there\nhow are you\n", {"subject": "Hi", "text": ["Hello there", "how are you"]}),
    ("blank line of spaces", b"From: a@b.example\nSubject: Hi\n  \nHello\n", {"subject": "Hi", "text": ["Hello"]}),
    ("subject after blank fold", b"From: a@b.example\nSubject:\n \n Hi\nTo: c@d.example\n\nx\n", {"subject": "Hi", "to": [("", "c@d.example")]}),
    ("undisclosed", b"From: a@b.example\nTo: undisclosed-recipients:;\n\nx\n", {"to": []}),
    ("undisclosed quoted", b'From: a@b.example\nTo: "Undisclosed recipients":;\n\nx\n', {"to": []}),
    ("first subject empty", b"From: a@b.example\nSubject:\nSubject: Hi\n\nx\n", {"subject": "Hi"}),
    ("no head at all", b"\nHello\n", {"subject": "", "from": []}),
    ("empty", b"", {"subject": "", "from": [], "text": []}),
    ("only head", b"From: a@b.example\nSubject: Hi", {"from": [("", "a@b.example")], "subject": "Hi", "text": []}),
]  # fmt: skip
