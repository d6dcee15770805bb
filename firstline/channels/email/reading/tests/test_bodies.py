import base64

import pytest

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, multipart, part, read, whole

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
PNG64 = base64.encodebytes(PNG)


def picture(**fields):
    return part(PNG64, 'image/png; name="a.png"', Content_Transfer_Encoding="base64", **fields)


def files(mail):
    return [(file.filename, file.content_type, file.inline) for file in mail.attachments]


def test_alternative_gives_text_and_html():
    mail = read_mail(whole(multipart("alternative", part("text"), part("<p>html</p>", "text/html"))))
    assert (mail.text, mail.html, mail.attachments) == ("text", "<p>html</p>", ())


def test_html_alone_gives_text_too():
    mail = read("<p>One</p><p>Two <a href='https://x.example/a'>here</a></p>", Content_Type="text/html")
    assert (mail.text, mail.html[:10]) == ("One\n\nTwo here", "<p>One</p>")


def test_an_empty_text_gives_way_to_the_html():
    mail = read_mail(whole(multipart("alternative", part(" \r\n"), part("<p>html</p>", "text/html"))))
    assert (mail.text, mail.reply_text) == ("html", "html")


def test_text_alone_gives_no_html():
    assert read("text").html == ""


def test_related_pictures_are_inline_files():
    html = part('<p>see <img src="cid:pic@x"></p>', "text/html")
    related = multipart("related", html, picture(Content_ID="<pic@x>"), boundary="=_r")
    mail = read_mail(whole(multipart("alternative", part("see"), related)))
    assert (mail.text, "cid:pic@x" in mail.html) == ("see", True)
    assert files(mail) == [("a.png", "image/png", True)]
    assert mail.attachments[0].content_id == "pic@x"
    assert mail.attachments[0].content == PNG


@pytest.mark.parametrize("disposition", ["inline", "attachment", 'attachment; filename="a.png"'])
def test_a_picture_the_html_shows_is_inline_whatever_it_says(disposition):
    html = part('<img src="cid:pic@x">', "text/html")
    shown = picture(Content_ID="<pic@x>", Content_Disposition=disposition)
    assert files(read_mail(whole(multipart("related", html, shown)))) == [("a.png", "image/png", True)]


def test_a_picture_nothing_shows_is_a_file():
    mail = read_mail(whole(multipart("mixed", part("text"), picture(Content_Disposition="attachment"))))
    assert (mail.text, files(mail)) == ("text", [("a.png", "image/png", False)])


def test_texts_around_a_picture_are_one_body():
    mail = read_mail(whole(multipart("mixed", part("one"), picture(Content_Disposition="inline"), part("two"))))
    assert (mail.text, files(mail)) == ("one\ntwo", [("a.png", "image/png", True)])


def test_html_between_texts_keeps_all():
    mail = read_mail(whole(multipart("mixed", part("<p>one</p>", "text/html"), part("two & more"))))
    assert mail.text == "one\ntwo & more"
    assert mail.html == "<p>one</p>\n<p>two &amp; more</p>"


def test_the_example_of_rfc_8621():
    """Parts as in §4.1.4: A, B, D and K are the text, A, E and K the HTML, the others files."""
    inner = multipart(
        "mixed",
        multipart(
            "alternative",
            multipart("mixed", part("B"), picture(Content_Disposition="inline"), part("D"), boundary="=_3"),
            multipart("related", part("E", "text/html"), picture(), boundary="=_4"),
            boundary="=_2",
        ),
        picture(Content_Disposition="attachment"),
        part("H", "application/x-excel"),
        part("Subject: J\r\n\r\nJ", "message/rfc822"),
        boundary="=_1",
    )
    mail = read_mail(whole(multipart("mixed", part("A"), inner, part("K"), boundary="=_0")))
    assert mail.text == "A\nB\nD\nK"
    assert mail.html == "<p>A</p>\nE\n<p>K</p>"
    assert [file.content_type for file in mail.attachments] == [
        *("image/png", "image/png", "image/png", "application/x-excel", "message/rfc822")
    ]


def test_a_named_text_is_a_file():
    named = part("log", 'text/plain; name="a.log"', Content_Disposition="attachment")
    mail = read_mail(whole(multipart("mixed", part("text"), named)))
    assert (mail.text, files(mail)) == ("text", [("a.log", "text/plain", False)])


def test_an_invitation_is_a_file():
    invitation = part("BEGIN:VCALENDAR\r\nEND:VCALENDAR", "text/calendar; method=REQUEST")
    mail = read_mail(whole(multipart("alternative", part("come"), part("<p>come</p>", "text/html"), invitation)))
    assert (mail.text, mail.html) == ("come", "<p>come</p>")
    assert files(mail) == [("attachment.ics", "text/calendar", False)]


def test_a_forwarded_message_is_kept_whole():
    inner = b"Subject: The printer / again\r\n\r\nbody"
    mail = read_mail(whole(multipart("mixed", part("see"), part(inner, "message/rfc822"))))
    assert (mail.text, mail.attachments[0].filename) == ("see", "The printer - again.eml")
    assert mail.attachments[0].content == inner


def test_winmail_is_a_file():
    tnef = part("eJ8+", 'application/ms-tnef; name="winmail.dat"', Content_Transfer_Encoding="base64")
    mail = read_mail(whole(multipart("mixed", part("text"), tnef)))
    assert files(mail) == [("winmail.dat", "application/ms-tnef", False)]


@pytest.mark.parametrize(
    "signature",
    [
        "application/pgp-signature",
        "application/pkcs7-signature; name=smime.p7s",
        "application/x-pkcs7-signature",
    ],
)
def test_a_signature_part_is_no_body(signature):
    mail = read_mail(whole(multipart("signed", part("signed text"), part("MIIx", signature))))
    assert (mail.text, len(mail.attachments)) == ("signed text", 1)


def test_a_file_alone_is_a_message_without_text():
    mail = read("JVBERi0=", Content_Type='application/pdf; name="a.pdf"', Content_Transfer_Encoding="base64")
    assert (mail.text, files(mail), mail.attachments[0].content) == (
        "",
        [("a.pdf", "application/pdf", False)],
        b"%PDF-",
    )


def test_a_digest_holds_messages():
    digest = multipart("digest", b"\r\nSubject: one\r\n\r\n1", b"\r\nSubject: two\r\n\r\n2")
    assert [file.filename for file in read_mail(whole(digest)).attachments] == ["one.eml", "two.eml"]


@pytest.mark.parametrize(
    ("content_type", "text"),
    [
        ("", "text"),
        ("text", "text"),
        ("text/plain; charset", "text"),
        ("nonsense", "text"),
        ("text/x-unheard-of", "text"),
        ("text/plain\tcharset=utf-8", "text"),
    ],
)
def test_nonsense_for_a_type_is_text(content_type, text):
    assert read("text", Content_Type=content_type).text == text


def test_a_body_with_the_charset_only_in_its_html():
    html = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>Привет</html>'
    assert read_mail(message(html.encode("koi8-r"), Content_Type="text/html")).text == "Привет"


def test_attachments_are_summed_up():
    file = read("aGVsbG8=", Content_Type="application/x", Content_Transfer_Encoding="base64").attachments[0]
    assert (file.size, file.sha256[:8]) == (5, "2cf24dba")


def test_flowed_text_is_joined():
    body = "This is one \r\nparagraph.\r\n> quoted \r\n> text\r\n-- \r\nAnna"
    mail = read(body, Content_Type="text/plain; format=flowed")
    assert mail.text == "This is one paragraph.\n> quoted text\n-- \nAnna"


def test_flowed_text_with_deleted_spaces():
    assert read("日本 \r\n語", Content_Type="text/plain; charset=utf-8; format=flowed; delsp=yes").text == "日本語"
