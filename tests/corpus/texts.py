"""The ways from bytes to text: charsets, transfer encodings, flowed lines, nested and broken parts, and files."""

import quopri
from base64 import b64encode
from collections.abc import Iterator

from tests.corpus.case import Case, said
from tests.corpus.languages import all_languages
from tests.corpus.message import head, multipart, part

_CHARSETS = {
    "sv": ("iso-8859-1", "iso-8859-15", "windows-1252", "utf-8", "macintosh"), "de": ("iso-8859-1", "windows-1252", "utf-16"),
    "fr": ("iso-8859-15", "windows-1252"), "is": ("iso-8859-1",), "fi": ("iso-8859-15",), "pl": ("iso-8859-2", "windows-1250"),
    "cs": ("iso-8859-2", "windows-1250"), "hu": ("iso-8859-2",), "sl": ("windows-1250",), "hr": ("iso-8859-2",),
    "ru": ("koi8-r", "windows-1251", "iso-8859-5", "cp866", "utf-7"), "uk": ("koi8-u", "windows-1251"), "bg": ("windows-1251",),
    "el": ("iso-8859-7", "windows-1253"), "tr": ("iso-8859-9", "windows-1254"), "he": ("windows-1255", "iso-8859-8-i", "iso-8859-8"),
    "ar": ("windows-1256", "iso-8859-6"), "lt": ("windows-1257", "iso-8859-13"), "lv": ("windows-1257",), "et": ("iso-8859-15",),
    "zh-CN": ("gb2312", "gbk", "gb18030", "hz-gb-2312"), "zh-TW": ("big5",), "ja": ("iso-2022-jp", "shift_jis", "euc-jp", "cp932"),
    "ko": ("euc-kr", "ks_c_5601-1987", "iso-2022-kr"), "th": ("tis-620", "windows-874"), "vi": ("windows-1258",),
}  # fmt: skip
_PYTHON_NAMES = {"iso-8859-8-i": "iso-8859-8", "ks_c_5601-1987": "cp949", "hz-gb-2312": "hz", "windows-874": "cp874", "macintosh": "mac-roman", "windows-1258": "cp1258"}  # fmt: skip
_WRONGLY_DECLARED = {
    ("ru", "koi8-r"): "us-ascii", ("ru", "windows-1251"): "iso-8859-1", ("ja", "shift_jis"): "us-ascii", ("ja", "iso-2022-jp"): "us-ascii",
    ("zh-CN", "gb18030"): "iso-8859-1", ("ko", "euc-kr"): "x-unknown", ("sv", "windows-1252"): "us-ascii", ("sv", "utf-8"): "iso-8859-1",
    ("de", "iso-8859-1"): "utf-8", ("el", "windows-1253"): "", ("he", "windows-1255"): "us-ascii", ("th", "windows-874"): "",
    ("zh-TW", "big5"): "", ("ja", "euc-jp"): "", ("fr", "windows-1252"): "utf-8", ("pl", "iso-8859-2"): "nonsense", ("ru", "utf-8"): "koi8-r",
    ("ja", "utf-8"): "iso-2022-jp", ("zh-CN", "utf-8"): "gb2312", ("cs", "windows-1250"): "", ("uk", "windows-1251"): "",
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Every charset with every transfer encoding, those declared wrongly, then the rest."""
    yield from _in_charsets()
    yield from _declared_wrongly()
    for name, raw, text in _BROKEN:
        mail = head() + raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        yield Case("texts", name, "", "", mail, {"text": said(text), "limits_hit": ()})
    for name, raw, text, files in _FILES:
        expected = {"text": said(text), "attachments": files}
        yield Case("texts", name, "", "", head() + raw, expected)


def _in_charsets() -> Iterator[Case]:
    for language in all_languages():
        for charset in _CHARSETS.get(language.code, ()):
            text = "\n".join((*language.answer, *language.question)).replace("’", "'")
            data = text.encode(_PYTHON_NAMES.get(charset, charset), "ignore")
            right = said(data.decode(_PYTHON_NAMES.get(charset, charset)))
            for encoding, raw in (
                ("8bit", data),
                ("base64", b64encode(data)),
                ("quoted-printable", quopri.encodestring(data)),
            ):
                if charset == "utf-16" and encoding != "base64":
                    continue
                fields = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
                yield Case("texts", charset, language.code, encoding, head() + fields.encode() + raw, {"text": right})


def _declared_wrongly() -> Iterator[Case]:
    languages = {language.code: language for language in all_languages()}
    for (code, charset), declared in _WRONGLY_DECLARED.items():
        language = languages[code]
        text = "\n".join((*language.answer, *language.question)).replace("’", "'")
        data = text.encode(_PYTHON_NAMES.get(charset, charset), "ignore")
        field = (
            f"Content-Type: text/plain; charset={declared}\r\n\r\n" if declared else "Content-Type: text/plain\r\n\r\n"
        )
        right = said(data.decode(_PYTHON_NAMES.get(charset, charset)))
        yield Case(
            "texts", f"{charset} as {declared or 'nothing'}", code, "", head() + field.encode() + data, {"text": right}
        )


_BROKEN: list[tuple[str, bytes, str]] = [
    ("flowed", b"Content-Type: text/plain; format=flowed\n\nThis is one \nparagraph.\n\nAnother.\n", "This is one paragraph.\nAnother."),
    ("flowed delsp", b"Content-Type: text/plain; format=flowed; delsp=yes\n\nThis is o \nne paragraph.\n", "This is one paragraph."),
    ("flowed stuffed", b"Content-Type: text/plain; format=flowed\n\n From the start\n >no quote\n", "From the start\n>no quote"),
    ("flowed signature", b"Content-Type: text/plain; format=flowed\n\nHello \n-- \nAnna\n", "Hello\n--\nAnna"),
    ("qp soft breaks", b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\none=\n two=20\nthree=3D\n", "one two\nthree="),
    ("qp bad hex", b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n100 =ZZ off =\n", "100 =ZZ off"),
    ("qp lower case", b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nr=c3=a4ksm=c3=b6rg=c3=a5s\n", "räksmörgås"),
    ("qp cut letter", b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nr=C3=\n=A4ka\n", "räka"),
    ("qp with raw 8 bit", "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nräka =C3=A4\n".encode(), "räka ä"),
    ("encoding upper case", b"Content-Type: TEXT/PLAIN; CHARSET=UTF-8\nContent-Transfer-Encoding: BASE64\n\ncsOka2E=\n", "räka"),
    ("base64 without padding", b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\ncsOka2E\n", "räka"),
    ("base64 in broken lines", b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\ncsO\nka\n2E=\n", "räka"),
    ("base64 but text", b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nThis is plain text, sorry.\nNo code at all.\n", "This is plain text, sorry.\nNo code at all."),
    ("unknown encoding", b"Content-Type: text/plain\nContent-Transfer-Encoding: foo\n\nHello\n", "Hello"),
    ("no content type", b"\nHello\n", "Hello"),
    ("type text", b"Content-Type: text\n\nHello\n", "Hello"),
    ("type nonsense", b"Content-Type: foo\n\nHello\n", "Hello"),
    ("type with quotes", b'Content-Type: "text/plain"; charset="utf-8"\n\nr\xc3\xa4ka\n', "räka"),
    ("charset twice", b"Content-Type: text/plain; charset=utf-8; charset=iso-8859-1\n\nr\xc3\xa4ka\n", "räka"),
    ("charset unquoted with space", b"Content-Type: text/plain; charset = utf-8\n\nr\xc3\xa4ka\n", "räka"),
    ("nul in text", b"Content-Type: text/plain\n\nHel\0lo\n", "Hello"),
    ("html only", b"Content-Type: text/html\n\n<p>One</p><p>Two &amp; three</p>\n", "One\nTwo & three"),
    ("html with meta", b'Content-Type: text/html\n\n<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>\n', "Привет"),
    ("html style and script", b"Content-Type: text/html\n\n<style>p{color:red}</style><script>x()</script><p>One</p>\n", "One"),
    ("html comment", b"Content-Type: text/html\n\n<!-- no --><p>One</p><!--[if mso]><p>no</p><![endif]-->\n", "One"),
    ("html table", b"Content-Type: text/html\n\n<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>\n", "A B\nC D"),
    ("html list", b"Content-Type: text/html\n\n<ul><li>A</li><li>B</li></ul>\n", "- A\n- B"),
    ("html pre", b"Content-Type: text/html\n\n<pre>one\n two</pre>\n", "one\ntwo"),
    ("html not closed", b"Content-Type: text/html\n\n<div>One<div>Two<b>three\n", "One\nTwothree"),
    ("html entities", b"Content-Type: text/html\n\n<p>&aring;&#228;&#xF6;&nbsp;&lt;x&gt;</p>\n", "åäö <x>"),
    ("alternative", multipart("alternative", part("plain"), part("<p>html</p>", "text/html")), "plain"),
    ("alternative empty plain", multipart("alternative", part(""), part("<p>html</p>", "text/html")), "html"),
    ("no closing boundary", b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nHello\n', "Hello"),
    ("boundary missing", b"Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nHello\n--b--\n", "Hello"),
    ("boundary wrong", b'Content-Type: multipart/mixed; boundary="c"\n\n--b\nContent-Type: text/plain\n\nHello\n--b--\n', "Hello"),
    ("boundary with spaces", b'Content-Type: multipart/mixed; boundary="b c"\n\n--b c\n\nHello\n--b c--\n', "Hello"),
    ("preamble and epilogue", b'Content-Type: multipart/mixed; boundary="b"\n\nThis is a multi-part message.\n--b\n\nHello\n--b--\nbye\n', "Hello"),
    ("multipart without parts", b'Content-Type: multipart/mixed; boundary="b"\n\nHello\n', "Hello"),
    ("enriched", b"Content-Type: text/enriched\n\nHello\n", "Hello"),
    ("two texts", multipart("mixed", part("One"), part("Two")), "One\nTwo"),
    ("from escaped", b"Content-Type: text/plain\n\n>From here on\n", ">From here on"),
    ("utf-8 mark", b"Content-Type: text/plain; charset=utf-8\n\n\xef\xbb\xbfr\xc3\xa4ka\n", "räka"),
    ("carriage returns alone", b"Content-Type: text/plain\n\nOne\rTwo\n", "One\nTwo"),
]  # fmt: skip
_PDF = b"%PDF-1.4 x"
_FILES: list[tuple[str, bytes, str, list[tuple[str, str, int]]]] = [
    (
        "file",
        multipart("mixed", part("Hello"), part(_PDF, 'application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"', "base64")),
        "Hello",
        [("a.pdf", "application/pdf", 10)],
    ),
    (
        "file name by 2231",
        multipart("mixed", part("Hello"), part(_PDF, "application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''r%C3%A4ka.pdf", "base64")),
        "Hello",
        [("räka.pdf", "application/pdf", 10)],
    ),
    (
        "file name in pieces",
        multipart("mixed", part("Hello"), part(_PDF, 'application/pdf\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8\'\'r%C3%A4;\r\n filename*1="ka.pdf"', "base64")),
        "Hello",
        [("räka.pdf", "application/pdf", 10)],
    ),
    (
        "file name in words",
        multipart("mixed", part("Hello"), part(_PDF, 'application/pdf; name="=?utf-8?Q?r=C3=A4ka=2Epdf?="', "base64")),
        "Hello",
        [("räka.pdf", "application/pdf", 10)],
    ),
    (
        "file name raw",
        multipart("mixed", part("Hello"), part(_PDF, 'application/pdf\r\nContent-Disposition: attachment; filename="räka.pdf"', "base64")),
        "Hello",
        [("räka.pdf", "application/pdf", 10)],
    ),
    (
        "file name with semicolon",
        multipart("mixed", part("Hello"), part(_PDF, 'application/pdf\r\nContent-Disposition: attachment; filename="a;b.pdf"', "base64")),
        "Hello",
        [("a;b.pdf", "application/pdf", 10)],
    ),
    (
        "file name unquoted with spaces",
        multipart("mixed", part("Hello"), part(_PDF, "application/pdf\r\nContent-Disposition: attachment; filename=a b c.pdf", "base64")),
        "Hello",
        [("a b c.pdf", "application/pdf", 10)],
    ),
    (
        "text as file",
        multipart("mixed", part("Hello"), part("notes", 'text/plain\r\nContent-Disposition: attachment; filename="n.txt"')),
        "Hello",
        [("n.txt", "text/plain", 5)],
    ),
    ("only a file", part(_PDF, 'application/pdf; name="a.pdf"', "base64"), "", [("a.pdf", "application/pdf", 10)]),
]  # fmt: skip
