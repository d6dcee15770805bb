import io

import pytest
from PIL import Image

from firstline.core.files import keep, pictures
from firstline.core.files.keep import content_of
from firstline.core.files.pictures import BrokenPicture, TooManyPixels, small_copy
from firstline.core.files.thumbnails import thumbnail_of
from firstline.core.models import StoredFile, Thumbnail
from tests.cast import NOW


def picture(kind="PNG", size=(1200, 600), mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else None).save(out, kind, **options)
    return out.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_makes_a_small_copy_of_what_browsers_show(kind):
    small = opened(small_copy(picture(kind)))
    assert (small.format, small.size) == ("WEBP", (512, 256))


def test_keeps_what_is_small_as_large_as_it_is():
    assert opened(small_copy(picture(size=(40, 20)))).size == (40, 20)


def test_turns_it_upright_and_drops_what_the_camera_wrote():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera"
    small = opened(small_copy(picture("JPEG", exif=exif)))
    assert small.size == (256, 512)
    assert dict(small.getexif()) == {}


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_takes_any_colours(mode):
    assert opened(small_copy(picture(mode=mode))).size == (512, 256)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        picture()[:200],
        picture("JPEG")[:300],
        b"GIF89a" + b"\xff" * 50,
        b"II*\0" + b"\0" * 99,
    ],
)
def test_says_when_a_picture_is_broken(content):
    with pytest.raises(BrokenPicture):
        small_copy(content)


def test_opens_only_the_four_kinds():
    with pytest.raises(BrokenPicture):
        small_copy(picture("TIFF"))


def test_looks_at_the_size_before_it_decodes(monkeypatch):
    monkeypatch.setitem(pictures.MOST_PIXELS, "PNG", 1200 * 600 - 1)
    monkeypatch.setattr(Image.Image, "thumbnail", lambda *_: pytest.fail("decoded"))
    with pytest.raises(TooManyPixels):
        small_copy(picture())


@pytest.mark.django_db
def test_a_thumbnail_is_made_once():
    file = keep(picture(), at=NOW)
    first = thumbnail_of(file, at=NOW)
    assert opened(content_of(first)).size == (512, 256)
    assert thumbnail_of(file, at=NOW) == first
    assert Thumbnail.objects.count() == 1


@pytest.mark.django_db
def test_a_broken_picture_has_none_and_is_not_tried_again(monkeypatch):
    file = keep(picture()[:200], at=NOW)
    assert file.content_type == "image/png"
    assert thumbnail_of(file, at=NOW) is None
    monkeypatch.setattr("firstline.core.files.thumbnails.small_copy", lambda _: pytest.fail("tried again"))
    assert thumbnail_of(file, at=NOW) is None


@pytest.mark.django_db
def test_what_is_no_picture_has_none():
    assert thumbnail_of(keep(b"%PDF-1.7 and so on", at=NOW), at=NOW) is None
    assert StoredFile.objects.count() == 1
