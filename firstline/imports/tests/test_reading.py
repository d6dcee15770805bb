"""CSV as spreadsheets write it, read back as it was written."""

import csv
import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.imports.days import read_day
from firstline.imports.giving_out import csv_lines, harmless
from firstline.imports.reading import CannotReadList, read_sheet

WORD = (
    st.text("abcåäöÅÄÖ 019-.@", min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda word: word and word[0] not in "-@")
)
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(WORD, min_size=width, max_size=width), min_size=2, max_size=6)
)


@given(TABLES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
def test_any_charset_and_separator_of_spreadsheets(table, separator, charset):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(table)
    sheet = read_sheet(out.getvalue().encode(charset))
    assert [sheet.head, *(line.cells for line in sheet.lines())] == table


def test_numbers_rows_as_spreadsheets_do_and_passes_over_empty_ones():
    sheet = read_sheet(b'sep=|\r\nA|B\r\n1|"two\nlines"\r\n|\r\n3|4\r\n')
    assert sheet.head == ["A", "B"]
    assert [(line.number, line.cells) for line in sheet.lines()] == [(2, ["1", "two\nlines"]), (4, ["3", "4"])]


@pytest.mark.parametrize("content", [b"", b"  \n ", b"PK\x03\x04 workbook", b"a\x00b\nc", b"\n1;2", b";\n1;2"])
def test_what_is_no_list_is_refused_with_what_to_do(content):
    with pytest.raises(CannotReadList) as refusal:
        read_sheet(content)
    assert refusal.value.field == "file"


@given(st.binary(max_size=300))
def test_nothing_that_is_sent_breaks_it(content):
    with suppress(CannotReadList):
        list(read_sheet(content).lines())


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_days_are_read_as_they_are_written(day):
    for pattern in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%Y-%m-%d 00:00:00"):
        assert read_day(day.strftime(pattern)) == day
    if day.day > 12:
        assert read_day(day.strftime("%d/%m/%Y")) == read_day(day.strftime("%m/%d/%Y")) == day
    elif day.day != day.month:
        with pytest.raises(ValueError):
            read_day(day.strftime("%d/%m/%Y"))


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "13/13/2026", "2026", "1.1.26"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        read_day(text)


@pytest.mark.parametrize("cell", ["=1+1", "+46 70", "-5", "@cmd", "\t=1"])
def test_what_is_given_out_begins_no_formula_and_comes_back_as_it_was(cell):
    assert harmless(cell) == f"'{cell}"
    text = "".join(csv_lines([["A", "B"], [cell, "x"]]))
    assert [line.cells for line in read_sheet(text.encode()).lines()] == [[cell.strip(), "x"]] or cell == "\t=1"
