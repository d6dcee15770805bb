"""Every mail of the corpus is read right: see `bench/reading --wrong` for what is not."""

from itertools import groupby

import pytest

from tests.corpus.case import misread
from tests.corpus.cases import all_cases

_BATCHES = {name: list(cases) for name, cases in groupby(all_cases(), key=lambda case: case.batch)}
_LARGE = 500
_EACH = 7


@pytest.mark.parametrize("batch", _BATCHES)
def test_mails_are_read_right(batch):
    """Of the large batches each seventh, which goes through all languages and clients; the rest is for `--slow`."""
    cases = _BATCHES[batch]
    assert _misread(cases[::_EACH] if len(cases) > _LARGE else cases) == {}


@pytest.mark.slow
def test_every_mail_is_read_right():
    assert _misread([case for cases in _BATCHES.values() for case in cases]) == {}


def test_it_speaks_forty_languages_and_knows_seventy_clients():
    cases = _BATCHES["clients"]
    assert len({case.language for case in cases}) >= 40
    assert len({case.client for case in cases}) >= 70


def _misread(cases):
    return {case.name: found for case in cases if (found := misread(case))}
