import pytest
from django.utils import translation

from firstline.pages.filters.figures import filesize, number


@pytest.mark.parametrize(
    ("size", "english", "swedish"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1_000, "1 kB", "1 kB"),
        (1_440, "1.4 kB", "1,4 kB"),
        (24_300_000, "24 MB", "24 MB"),
        (9_960_000_000, "10 GB", "10 GB"),
        (5_000_000_000_000_000, "5,000 TB", "5\xa0000 TB"),
    ],
)
def test_gives_sizes_a_unit(size, english, swedish):
    with translation.override("en"):
        assert filesize(size) == english
    with translation.override("sv"):
        assert filesize(size) == swedish


def test_groups_figures_as_the_language_does():
    with translation.override("en"):
        assert number(12_345.5) == "12,345.5"
    with translation.override("sv"):
        assert number(12_345.5) == "12\xa0345,5"
