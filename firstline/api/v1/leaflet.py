"""The OpenAPI document, laid out to be read by people."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

Json = dict[str, Any]
ORDER = ("Requests", "What was said and done", "Saying something", "Working on requests", "People and catalogue")
SAMPLES = {"ticket": 1042, "message": 7, "person": 12, "answer_id": 3, "organisation": 4, "team": 2, "attachment": 9}
WORDS_OF_TYPES = {"integer": "number", "string": "text", "boolean": "true or false", "null": "null", "object": "object"}
WORDS_OF_FORMATS = {"date-time": "time", "uuid": "upload id", "binary": "file"}
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Value:
    """A parameter or a field. `shape` is the name of the shape it has, where it is no plain value."""

    name: str
    kind: str
    is_required: bool
    about: Markup
    where: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Shape:
    """Something that is sent or answered, with its fields."""

    name: str
    about: Markup
    fields: list[Value]


@dataclass(frozen=True)
class Operation:
    """One thing a program can do."""

    code: str
    method: str
    path: str
    summary: str
    about: Markup
    parameters: list[Value]
    body: list[Value]
    answers: list[tuple[int, str, str]]
    curl: str


@dataclass(frozen=True)
class Part:
    name: str
    operations: list[Operation] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return self.name.lower().replace(" ", "-")


def parts_of(document: Json, address: str) -> list[Part]:
    """The operations by what they are about. `address` is the desk's own, for the examples."""
    parts = {name: Part(name) for name in ORDER}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if operation := methods.get(method):
                parts[operation["tags"][0]].operations.append(_operation(document, path, method, operation, address))
    for part in parts.values():
        part.operations.sort(key=lambda one: (one.path, METHODS.index(one.method.lower())))
    return list(parts.values())


def shapes_of(document: Json) -> list[Shape]:
    """What is sent and answered, by name."""
    schemas: dict[str, Json] = document["components"]["schemas"]
    return [
        Shape(name=name, about=_with_code(schema), fields=list(_fields(schema)))
        for name, schema in sorted(schemas.items())
        if "properties" in schema
    ]


def _operation(document: Json, path: str, method: str, operation: Json, address: str) -> Operation:
    content = operation.get("requestBody", {}).get("content", {})
    return Operation(
        code=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        about=_with_code(operation),
        parameters=[_parameter(one) for one in operation["parameters"]],
        body=[one for kind in content.values() for one in _fields(_resolved(document, kind["schema"]))],
        answers=[_answer(int(status), said) for status, said in sorted(operation["responses"].items(), key=_status)],
        curl=_curl(path, method, operation, address),
    )


def _status(answer: tuple[Any, Json]) -> int:
    return int(answer[0])


def _answer(status: int, said: Json) -> tuple[int, str, str]:
    schema = said.get("content", {}).get("application/json", {}).get("schema", {})
    return status, said["description"], _shape(schema)


def _parameter(one: Json) -> Value:
    return Value(
        name=one["name"], kind=_kind(one["schema"]), is_required=one["required"], about=_with_code(one),
        where=one["in"],
    )  # fmt: skip


def _fields(schema: Json) -> Iterator[Value]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        is_required, about = name in required, _with_code(one)
        yield Value(name=name, kind=_kind(one), is_required=is_required, about=about, shape=_shape(one))


def _with_code(described: Json) -> Markup:
    """What is said about it, with what stands between backticks as code."""
    pieces = str(described.get("description", "")).split("`")
    return Markup("").join(Markup("<code>{}</code>").format(p) if n % 2 else escape(p) for n, p in enumerate(pieces))


def _resolved(document: Json, schema: Json) -> Json:
    name = _shape(schema) if "$ref" in schema else ""
    found: Json = document["components"]["schemas"][name] if name else schema
    return found


def _shape(schema: Json) -> str:
    """The name of the shape that it is, or that it is a list of; empty for a plain value."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    inner = [schema["items"]] if "items" in schema else schema.get("anyOf", ())
    return next((name for name in map(_shape, inner) if name), "")


def _kind(schema: Json) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(json.dumps(one) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list: {_kind(schema['items'])}"
    return WORDS_OF_FORMATS.get(schema.get("format", "")) or WORDS_OF_TYPES.get(schema.get("type", ""), "anything")


def _curl(path: str, method: str, operation: Json, address: str) -> str:
    """How to ask for it on a command line."""
    for name, value in SAMPLES.items():
        path = path.replace(f"{{{name}}}", str(value))
    lines = ["curl" if method == "get" else f"curl -X {method.upper()}", '-H "Authorization: Bearer $TOKEN"']
    content = operation.get("requestBody", {}).get("content", {})
    if method == "patch":
        lines.append("-H 'If-Match: \"3\"'")
    if "application/json" in content:
        example = content["application/json"].get("example", {})
        lines += ["-H 'Content-Type: application/json'", f"-d '{json.dumps(example)}'"]
    if "multipart/form-data" in content:
        lines.append("-F file=@log.txt")
    return " \\\n  ".join([*lines, f"{address}{path}"])
