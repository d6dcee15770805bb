import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.reading.names import clean_name
from firstline.channels.email.reading.tests.messages import read


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\anna\a.pdf", "a.pdf"),
        ("a\x00\r\n.pdf", "a.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("ra\u0308kning.pdf", "räkning.pdf"),
        (".htaccess", "htaccess"),
        ("  a.pdf ", "a.pdf"),
        ("/", ""),
        ("", ""),
        ("å" * 300 + ".pdf", "å" * 98 + ".pdf"),
    ],
)
def test_clean(name, clean):
    assert clean_name(name) == clean


@given(st.text(max_size=500))
def test_names_are_short_and_plain(name):
    clean = clean_name(name)
    assert len(clean.encode("utf-8", "replace")) <= 200
    assert not set(clean) & set("/\\\0\r\n")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"Content_Disposition": 'attachment; filename="=?utf-8?Q?r=C3=A4kning=2Epdf?="'}, "räkning.pdf"),
        ({"Content_Disposition": "attachment; filename*=UTF-8''r%C3%A4kning.pdf"}, "räkning.pdf"),
        ({"Content_Disposition": "attachment"}, "attachment.pdf"),
        ({"Content_Type": 'application/pdf; name="x.pdf"'}, "x.pdf"),
        (
            {"Content_Type": 'application/pdf; name="=?iso-8859-1?Q?r=E4?= =?iso-8859-1?Q?kning=2Epdf?="'},
            "räkning.pdf",
        ),
        ({"Content_Type": "application/x-unheard-of"}, "attachment"),
        ({"Content_Type": "image/jpeg"}, "picture.jpg"),
    ],
)
def test_names_of_attachments(fields, name):
    assert read("x", **{"Content_Type": "application/pdf", **fields}).attachments[0].filename == name
