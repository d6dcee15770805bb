"""Rows into files. Nothing that a stranger wrote is ever taken for a formula by the program that opens them."""

import csv
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from io import TextIOWrapper
from typing import BinaryIO, Protocol

import xlsxwriter

from firstline.core.text import printable
from firstline.views.exporting.columns import Cell, Column

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
DAY_ZERO, DAY = datetime(1899, 12, 30), timedelta(days=1)  # noqa: DTZ001 -- spreadsheets count local days from it
LONGEST_CELL = 32_000
ROWS_ON_SHEET = 1_000_000
TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Writer(Protocol):
    def row(self, cells: Iterable[Cell]) -> None:
        """Write one request."""

    def close(self) -> None:
        """Finish the file; the stream stays open."""


def writer_for(file_format: str, stream: BinaryIO, columns: list[Column], zone: tzinfo) -> Writer:
    """A writer that has written the headings."""
    return (XlsxWriter if file_format == "xlsx" else CsvWriter)(stream, columns, zone)


class CsvWriter:
    """UTF-8 with a mark that spreadsheets know it by. Moments as 2026-01-31 14:05 in the reader's zone."""

    def __init__(self, stream: BinaryIO, columns: list[Column], zone: tzinfo) -> None:
        self._text = TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        self._csv, self._zone = csv.writer(self._text), zone
        self._csv.writerow([str(column.label) for column in columns])

    def row(self, cells: Iterable[Cell]) -> None:
        self._csv.writerow([self._as_text(cell) for cell in cells])

    def close(self) -> None:
        self._text.flush()
        self._text.detach()

    def _as_text(self, cell: Cell) -> str | int:
        if isinstance(cell, datetime):
            return f"{cell.astimezone(self._zone):%Y-%m-%d %H:%M}"
        return cell if isinstance(cell, int) else no_formula(cell or "")


class XlsxWriter:
    """One row in memory at a time. Text is written as text: no formula, no link and no number is made of it."""

    def __init__(self, stream: BinaryIO, columns: list[Column], zone: tzinfo) -> None:
        self._book = xlsxwriter.Workbook(stream, {"constant_memory": True})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._bold, self._zone, self._columns = self._book.add_format({"bold": True}), zone, columns
        self._begin_sheet()

    def row(self, cells: Iterable[Cell]) -> None:
        if self._at > ROWS_ON_SHEET:
            self._begin_sheet()
        for place, cell in enumerate(cells):
            self._write(place, cell)
        self._at += 1

    def close(self) -> None:
        self._book.close()

    def _begin_sheet(self) -> None:
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, str(column.label), self._bold)
        self._at = 1

    def _write(self, place: int, cell: Cell) -> None:
        if isinstance(cell, datetime):
            local = cell.astimezone(self._zone).replace(tzinfo=None)
            self._sheet.write_number(self._at, place, (local - DAY_ZERO) / DAY, self._moment)
        elif isinstance(cell, int):
            self._sheet.write_number(self._at, place, cell)
        elif cell:
            self._sheet.write_string(self._at, place, printable(cell)[:LONGEST_CELL])


def no_formula(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: with an apostrophe where one could begin."""
    text = text.replace("\0", "")
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text
