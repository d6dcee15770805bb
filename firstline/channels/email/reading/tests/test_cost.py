"""Messages made to be expensive are read in the time of ordinary ones, within the limits, and say so.

Each is between some thousand and fifty million bytes and is read in well under a second on the build machine; the bound
leaves room for a slow one. A way of reading that isn't linear takes minutes on them.
"""

import time
import tracemalloc

import pytest

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.hostile import EXPENSIVE, bomb, with_file

SECONDS = 5


@pytest.mark.parametrize("build", EXPENSIVE.values(), ids=EXPENSIVE.keys())
def test_costs_little(build):
    raw = build()
    began = time.process_time()
    mail = read_mail(raw)
    assert time.process_time() - began < SECONDS
    assert not any("could not be read" in problem for problem in mail.problems)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("a million fields", "fields"),
        ("one long field", "head"),
        ("addresses", "addresses"),
        ("references", "ids"),
        ("5,000 levels", "depth"),
        ("500,000 parts", "parts"),
        ("one long line", "text"),
        ("10,000 nested parts", "depth"),
        ("50,000 addresses in each field", "addresses"),
        ("one gigantic encoded word", "head"),
    ],
)
def test_says_where_it_stopped(name, limit):
    assert limit in read_mail(EXPENSIVE[name]()).limits_hit


def test_an_archive_stays_packed():
    packed = bomb()
    (file,) = read_mail(with_file(packed, "bomb.zip")).attachments
    assert (file.content, file.filename) == (packed, "bomb.zip")


def test_twenty_thousand_encoded_words_take_little_memory():
    raw = EXPENSIVE["20,000 encoded words"]()
    tracemalloc.start()
    read_mail(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000
