"""What a service has posted: its body, as JSON or as a form. Read from memory, with limits, and nothing spooled."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

MOST_FIELDS = 2000
_BOUNDARY = re.compile(r'boundary="?([^";]{1,200})"?', re.IGNORECASE)
_NAME = re.compile(rb'[;\s]name="((?:[^"\\]|\\.){0,500})"')
_FILENAME = re.compile(rb'[;\s]filename="((?:[^"\\]|\\.){0,500})"')
_TYPE = re.compile(rb"^content-type:[ \t]*([^\r\n]{1,300})", re.IGNORECASE | re.MULTILINE)


class Unreadable(ValueError):
    """It is not what the service's documentation says it sends."""


@dataclass(frozen=True)
class File:
    """A file of a form."""

    field: str
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Posted:
    """`address` is where it was posted to, as people outside write it; `meta` are the headers as WSGI gives them."""

    body: bytes
    content_type: str
    address: str
    meta: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def json(self) -> Any:
        """Raises Unreadable."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as fault:
            raise Unreadable("no JSON") from fault

    @property
    def is_json(self) -> bool:
        return self.content_type.lower().startswith("application/json")

    def field(self, name: str) -> bytes | None:
        """The last value of a field, byte for byte. Raises Unreadable."""
        return next((value for known, value in reversed(self._form[0]) if known == name), None)

    def words(self, name: str) -> str:
        """The same as text; empty where it is missing."""
        return (self.field(name) or b"").decode("utf-8", "replace")

    def as_request(self) -> HttpRequest:
        """It as anymail's views want it. Raises Unreadable."""
        request = HttpRequest()
        request.method = "POST"
        request.META = self.meta
        request.content_type = self.content_type.partition(";")[0].strip().lower()
        request._body = self.body  # noqa: SLF001 -- it was read with a limit of ours
        if not self.is_json:
            self._fill(request)
        return request

    def _fill(self, request: HttpRequest) -> None:
        fields, files = self._form
        post = QueryDict(mutable=True)
        for name, value in fields:
            post.appendlist(name, value.decode("utf-8", "replace"))
        kept: MultiValueDict[str, Any] = MultiValueDict()
        for one in files:
            kept.appendlist(one.field, SimpleUploadedFile(one.name or "file", one.content, one.content_type))
        request.POST = post  # type: ignore[assignment]
        request.FILES = kept

    @cached_property
    def _form(self) -> tuple[list[tuple[str, bytes]], list[File]]:
        kind = self.content_type.lower()
        if kind.startswith("application/x-www-form-urlencoded"):
            return _urlencoded(self.body), []
        found = _BOUNDARY.search(self.content_type)
        if not kind.startswith("multipart/form-data") or found is None:
            raise Unreadable("no form")
        return _multipart(self.body, found[1].strip().encode())


def _urlencoded(body: bytes) -> list[tuple[str, bytes]]:
    pairs = body.split(b"&", MOST_FIELDS)[:MOST_FIELDS]
    split = (pair.partition(b"=") for pair in pairs if pair)
    return [(_unquoted(name).decode("utf-8", "replace"), _unquoted(value)) for name, _is, value in split]


def _unquoted(quoted: bytes) -> bytes:
    return unquote_to_bytes(quoted.replace(b"+", b" "))


def _multipart(body: bytes, boundary: bytes) -> tuple[list[tuple[str, bytes]], list[File]]:
    fields: list[tuple[str, bytes]] = []
    files: list[File] = []
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary, MOST_FIELDS)
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            break
        head, blank, content = piece.partition(b"\r\n\r\n")
        named = _NAME.search(head)
        if not blank or named is None:
            raise Unreadable("a part of the form has no name")
        name, filename, kind = _text(named[1]), _FILENAME.search(head), _TYPE.search(head)
        if filename is None:
            fields.append((name, content))
        else:
            said = _text(kind[1]) if kind else "application/octet-stream"
            files.append(File(name, _text(filename[1]), said, content))
    return fields, files


def _text(written: bytes) -> str:
    return re.sub(r'\\(["\\])', r"\1", written.decode("utf-8", "replace")).strip()
