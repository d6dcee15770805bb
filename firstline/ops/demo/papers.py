"""One-page PDF papers, written by hand: a heading, lines, a foot. No library needed for so little."""

from __future__ import annotations

from firstline.ops.demo.shape import Pdf

_WIDTH, _HEIGHT = 595, 842


def pdf(paper: Pdf) -> bytes:
    """The paper as a PDF of one A4 page in Helvetica; letters outside Latin-1 become question marks."""
    stream = _page(paper)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>" % (_WIDTH, _HEIGHT),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        _font(b"Helvetica"),
        _font(b"Helvetica-Bold"),
    ]
    return _file(objects)


def _page(paper: Pdf) -> bytes:
    parts = [
        b"0.04 0.43 0.40 rg 56 770 %d 4 re f 0 g" % (_WIDTH - 112),
        _line(b"F2", 20, 790, paper.title),
        *(_line(b"F1", 12, 730 - number * 24, line) for number, line in enumerate(paper.lines)),
        _line(b"F1", 9, 56, "Nordby Support · Nordby"),
    ]
    return b"\n".join(parts)


def _line(font: bytes, size: int, y: int, words: str) -> bytes:
    text = words.encode("latin-1", "replace")
    for special in (b"\\", b"(", b")"):
        text = text.replace(special, b"\\" + special)
    return b"BT /%s %d Tf 56 %d Td (%s) Tj ET" % (font, size, y, text)


def _font(name: bytes) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
