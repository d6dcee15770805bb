import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from firstline.core.files import keep, keep_all
from firstline.core.files.keep import content_of
from firstline.core.models import StoredFile
from tests.cast import NOW


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once():
    first, other, again = keep_all([b"one", b"two", b"one"], at=NOW)
    assert first == again != other
    assert keep(b"two", at=NOW) == other
    assert StoredFile.objects.count() == 2
    assert [content_of(file) for file in (first, other)] == [b"one", b"two"]


@pytest.mark.django_db
def test_keeps_nothing_at_all():
    assert keep_all([], at=NOW) == []
    empty = keep(b"", at=NOW)
    assert (empty.size, content_of(empty)) == (0, b"")


@pytest.mark.django_db
def test_bytes_that_were_left_without_a_row_get_one():
    row = keep(b"left", at=NOW)
    row.delete()
    assert content_of(keep(b"left", at=NOW)) == b"left"


def test_a_full_disk_leaves_nothing_half_written(monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        default_storage.save("ab/cd/abcd", ContentFile(b"content"))
    monkeypatch.undo()
    assert not default_storage.exists("ab/cd/abcd")
    assert [path for path in Path(default_storage.path("")).rglob("*") if path.is_file()] == []


def test_a_name_saved_twice_has_one_file():
    assert default_storage.save("ab/cd/abcd", ContentFile(b"content")) == "ab/cd/abcd"
    assert default_storage.save("ab/cd/abcd", ContentFile(b"content")) == "ab/cd/abcd"
    assert [path.name for path in Path(default_storage.path("")).rglob("*") if path.is_file()] == ["abcd"]
