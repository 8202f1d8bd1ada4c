"""A JSON Schema checker for the words that our schemas use, and no others: a word it does not know is an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "integer": (int,), "number": (int, float),
}  # fmt: skip
_KNOWN = {
    "$schema", "$defs", "title", "description", "$ref", "type", "enum", "properties", "required",
    "additionalProperties", "items", "minItems", "minimum", "maximum", "anyOf",
}  # fmt: skip


def faults(
    value: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None, at: str = "$"
) -> Iterator[str]:
    """Where a value does not keep to a schema."""
    root = root or schema
    unknown = set(schema) - _KNOWN
    assert not unknown, f"{at}: the checker does not know {unknown}"
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "anyOf" in schema and all(list(faults(value, each, root, at)) for each in schema["anyOf"]):
        yield f"{at}: {value!r} is none of those allowed"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    names = schema.get("type", [])
    if names and not any(_is(value, name) for name in ([names] if isinstance(names, str) else names)):
        yield f"{at}: {value!r} is no {names}"
    elif isinstance(value, dict):
        yield from _of_object(value, schema, root, at)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{at}: {len(value)} items are too few"
        for n, item in enumerate(value if "items" in schema else ()):
            yield from faults(item, schema["items"], root, f"{at}[{n}]")
    elif isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value} is out of bounds"


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _of_object(value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    others = schema.get("additionalProperties", True)
    for name, part in value.items():
        if name in known:
            yield from faults(part, known[name], root, f"{at}.{name}")
        elif others is False:
            yield f"{at}: {name} is not described"
        elif isinstance(others, dict):
            yield from faults(part, others, root, f"{at}.{name}")
