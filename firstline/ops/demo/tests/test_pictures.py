from io import BytesIO

import pytest
from PIL import Image

from firstline.ops.demo.attachments import content_of
from firstline.ops.demo.pictures import KINDS, draw
from firstline.ops.demo.shape import File, Pdf, Picture

CAPTION = {
    "calendar": "Plan 10:00-11:00 | Visit 13:00-14:30",
    "floor-plan": "Hall | AP 1:100,100",
    "speed-test": "6.1 | 0.9 | 184",
    "wifi-meter": "lager | 1 | 2 Mbit/s",
    "router": "POWER:green | FIBRE:red",
    "logo": "Bergs Bygg AB | #c2571a",
}


@pytest.mark.parametrize("kind", KINDS)
def test_draws_a_picture_that_says_something(kind):
    image = Image.open(BytesIO(draw(Picture(kind, CAPTION.get(kind, "Åäö | Toner 60 %")))))
    assert image.format == "PNG"
    assert image.height >= 60
    assert len(image.convert("RGB").getcolors(1_000_000)) > 3


@pytest.mark.parametrize("kind", KINDS)
def test_draws_the_same_each_time(kind):
    picture = Picture(kind, CAPTION.get(kind, "Title | Words"))
    once = draw(picture)
    draw.cache_clear()
    assert draw(picture) == once


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(CAPTION)))
def test_needs_no_caption(kind):
    assert draw(Picture(kind)).startswith(b"\x89PNG")


def test_a_photo_is_a_jpeg():
    content = content_of(Picture("receipt", "Ellens | Storgatan | Garn | 10,00", "kvitto.jpg"))
    assert content.content_type == "image/jpeg"
    assert content.data.startswith(b"\xff\xd8")
    assert content.name == "kvitto.jpg"


def test_an_unknown_kind_is_an_error():
    with pytest.raises(KeyError):
        draw(Picture("unicorn"))


def test_a_text_file_is_utf_8():
    assert content_of(File("a.csv", "å;ä", "text/csv")).data == "å;ä".encode()


def test_a_paper_is_a_pdf_whose_table_points_at_its_objects():
    content = content_of(Pdf("a.pdf", "Offert (1)", ("Åtta rader \\ slut",)))
    assert content.content_type == "application/pdf"
    assert content.data.startswith(b"%PDF-1.4")
    table = content.data.split(b"xref\n0 7\n")[1].splitlines()
    for number, row in enumerate(table[1:7], 1):
        assert content.data[int(row[:10]) :].startswith(b"%d 0 obj" % number)
    assert b"Offert \\(1\\)" in content.data
    assert "Åtta rader \\\\ slut".encode("latin-1") in content.data
