"""`result_schema`: the JSON Schema of results, made from their types and shipped as a file."""

from __future__ import annotations

import types
from importlib import resources
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attribution.output import json_schema
from attribution.output.json_text import dumped

__all__ = ["SCHEMA_FILE", "made", "result_schema"]

SCHEMA_FILE = resources.files("attribution") / "data" / "result.schema.json"
"""The schema as a file of the package, for tools that read one."""

_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def result_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` and `to_jsonl` write for an article.

    Example:
        >>> [part["$ref"] for part in result_schema()["anyOf"]]
        ['#/$defs/Document', '#/$defs/Failure']
    """
    definitions: dict[str, Any] = {}
    kinds = (json_schema.DocumentDict, json_schema.FailureDict)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Result of attribution, schema version {json_schema.SCHEMA}",
        "anyOf": [_of(kind, definitions) for kind in kinds],
        "$defs": definitions,
    }


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hasattr(kind, "__required_keys__"):
        return _object(kind, definitions)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"const": parts[0]} if len(parts) == 1 else {"enum": list(parts)}
    if origin is list:
        return {"type": "array", "items": _of(parts[0], definitions)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(part, definitions) for part in parts]}
    return {"type": _NAMES[kind]}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__.removesuffix("Dict")
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = {
            "description": kind.__doc__.replace("`", ""),
            "type": "object",
            "properties": {
                key: _of(value, definitions) for key, value in get_type_hints(kind).items()
            },
            "required": sorted(kind.__required_keys__),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def made() -> str:
    """The text that `SCHEMA_FILE` must have.

    After a change of the types, write the file anew from the root of a checkout: ``python -c "from
    attribution.output.schema_file import made; print(made(), end='')" >
    attribution/data/result.schema.json``.
    """
    return dumped(result_schema(), indent=2) + "\n"
