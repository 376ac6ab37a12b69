"""Attributions to JSON, tables and readable text: one small module a format."""

from attribution.output.columns import COLUMNS, Column, Row, rows
from attribution.output.csv_format import csv_lines, to_csv
from attribution.output.explaining import explain
from attribution.output.formats import FORMATS
from attribution.output.frame import to_frame
from attribution.output.html import to_html
from attribution.output.json_format import from_dict, from_json, to_dict, to_json
from attribution.output.jsonl import from_jsonl, to_jsonl
from attribution.output.schema_file import SCHEMA_FILE, result_schema
from attribution.output.terminal import render
from attribution.output.trees import tree_svg, tree_text
from attribution.output.writing import Format, Target

__all__ = [
    "COLUMNS",
    "FORMATS",
    "SCHEMA_FILE",
    "Column",
    "Format",
    "Row",
    "Target",
    "csv_lines",
    "explain",
    "from_dict",
    "from_json",
    "from_jsonl",
    "render",
    "result_schema",
    "rows",
    "to_csv",
    "to_dict",
    "to_frame",
    "to_html",
    "to_json",
    "to_jsonl",
    "tree_svg",
    "tree_text",
]
