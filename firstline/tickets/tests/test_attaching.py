import io
from datetime import timedelta
from uuid import uuid4

import pytest
from PIL import Image

from firstline.core.access import SYSTEM, Actor
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.files import FileRefused
from firstline.core.models import StoredFile, Thumbnail
from firstline.tickets.actions.attaching import (
    MOST_FILES,
    UPLOADS_KEPT_FOR,
    enclosures_of,
    forget_old_uploads,
    upload,
    uploads_of,
)
from firstline.tickets.guest_links import guest_actor
from firstline.tickets.models import Participant, Upload
from tests.cast import NOW

NOBODY = Actor(kind="guest", id=0, name="")


def picture():
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(out, "PNG")
    return out.getvalue()


def test_keeps_a_file_for_the_one_who_sent_it(cast):
    anna = cast.actor(cast.anna)
    sent = upload(b"Toner low", name="C:\\logs\\print.log", by=anna, at=NOW)
    assert (sent.name, sent.person, sent.file.content_type) == ("print.log", cast.anna, "text/plain")
    assert uploads_of(anna, [sent.pk]) == [sent]
    assert uploads_of(cast.actor(cast.per), [sent.pk]) == []
    assert uploads_of(NOBODY, [sent.pk]) == []


def test_makes_the_small_copy_of_a_picture_at_once(cast):
    sent = upload(picture(), name="screen.png", by=cast.actor(cast.anna), at=NOW)
    assert Thumbnail.objects.get().of == sent.file


def test_what_was_sent_before_signing_in_can_be_used_after(cast):
    sent = upload(b"Toner low", name="print.log", by=NOBODY, at=NOW)
    assert sent.person is None
    assert uploads_of(NOBODY, [sent.pk]) == uploads_of(cast.actor(cast.anna), [sent.pk]) == [sent]


def test_a_guest_uses_only_what_came_by_their_link(cast, ticket):
    guest = guest_actor(Participant.objects.get(ticket=ticket))
    by_link = upload(b"One", name="one.txt", by=guest, ticket=ticket, at=NOW)
    by_session = upload(b"Two", name="two.txt", by=cast.actor(cast.anna), at=NOW)
    by_nobody = upload(b"Three", name="three.txt", by=NOBODY, at=NOW)
    assert uploads_of(guest, [by_link.pk, by_session.pk, by_nobody.pk]) == [by_link]


def test_keeps_the_order_and_takes_each_once(cast):
    anna = cast.actor(cast.anna)
    first, second = (upload(text, name="a.txt", by=anna, at=NOW) for text in (b"1", b"2"))
    ids = [str(second.pk), "nonsense", str(first.pk), str(second.pk), str(uuid4())]
    assert [one.content_id for one in enclosures_of(ids, by=anna)] == [str(second.pk), str(first.pk)]
    assert len(uploads_of(anna, [first.pk, *(uuid4() for _ in range(MOST_FILES - 1)), second.pk])) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("setup.exe", b"MZ\x90", "harmful programs"),
        ("photo.jpg", b"MZ\x90\0 and more", "harmful programs"),
        ("empty.txt", b"", "is empty"),
        ("screen.png", picture()[:300], "can't be opened"),
        ("large.log", b"x" * (1024 * 1024 + 1), "at most 1 MB"),
    ],
)
def test_refuses_in_a_plain_sentence_and_keeps_nothing(cast, name, content, sentence):
    configure_desk(largest_file_mb=1, by=SYSTEM, at=NOW)
    with pytest.raises(FileRefused) as refusal:
        upload(content, name=name, by=cast.actor(cast.anna), at=NOW)
    assert sentence in str(refusal.value)
    assert f"“{name}”" in str(refusal.value)
    assert StoredFile.objects.count() == Upload.objects.count() == 0


def test_forgets_what_was_never_sent(cast):
    anna = cast.actor(cast.anna)
    upload(b"old", name="old.txt", by=anna, at=NOW - UPLOADS_KEPT_FOR - timedelta(seconds=1))
    young = upload(b"young", name="young.txt", by=anna, at=NOW)
    forget_old_uploads(NOW)
    assert list(Upload.objects.all()) == [young]
