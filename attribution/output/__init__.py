"""Attributions to JSON, tables and readable text: one small module a format."""

from attribution.output.json_format import from_dict, from_json, to_dict, to_json
from attribution.output.table import rows, to_csv
from attribution.output.terminal import render

__all__ = ["from_dict", "from_json", "render", "rows", "to_csv", "to_dict", "to_json"]
