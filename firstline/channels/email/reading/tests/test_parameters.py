import pytest

from firstline.channels.email.reading.parameters import read_parameters


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("text/plain; charset=utf-8", "text/plain", {"charset": "utf-8"}),
        ('TEXT/Plain; Charset="UTF-8"', "text/plain", {"charset": "UTF-8"}),
        ("text/plain charset=utf-8", "text/plain", {"charset": "utf-8"}),
        ("text/plain (a comment); charset=utf-8", "text/plain", {"charset": "utf-8"}),
        ("attachment; filename=My file.pdf", "attachment", {"filename": "My file.pdf"}),
        ('attachment; filename="a;b.pdf"', "attachment", {"filename": "a;b.pdf"}),
        (r'attachment; filename="a\"b.pdf"', "attachment", {"filename": 'a"b.pdf'}),
        (r'attachment; filename="C:\temp\a.pdf"', "attachment", {"filename": r"C:\temp\a.pdf"}),
        ("attachment; filename*=utf-8''r%C3%A4kning.pdf", "attachment", {"filename": "räkning.pdf"}),
        ("attachment; filename*=iso-8859-1'sv'r%E4kning.pdf", "attachment", {"filename": "räkning.pdf"}),
        (
            "attachment; filename*0*=utf-8''r%C3; filename*1*=%A4kning; filename*2=.pdf",
            "attachment",
            {"filename": "räkning.pdf"},
        ),
        ('attachment; filename*1="b.pdf"; filename*0="a"', "attachment", {"filename": "ab.pdf"}),
        ("attachment; filename=\"x.pdf\"; filename*=utf-8''y.pdf", "attachment", {"filename": "y.pdf"}),
        ('attachment; filename="open', "attachment", {"filename": "open"}),
        ("attachment;; ;filename=a", "attachment", {"filename": "a"}),
        ("attachment; filename=", "attachment", {"filename": ""}),
        ("", "", {}),
    ],
)
def test_parameters(field, value, named):
    assert read_parameters(field) == (value, named)
