"""Writes results as JSON, tables, mark-up and readable text: one small module for each format."""

from attribution.output.brat import to_brat, write_brat
from attribution.output.columns import COLUMNS, Column, Row, rows
from attribution.output.conllu_format import to_conllu
from attribution.output.csv_format import csv_lines, to_csv
from attribution.output.drawing import tree_svg, tree_text
from attribution.output.explaining import explain
from attribution.output.formats import FORMATS
from attribution.output.frame import to_frame
from attribution.output.html import to_html
from attribution.output.json_format import from_dict, from_json, to_dict, to_json
from attribution.output.jsonl import from_jsonl, to_jsonl
from attribution.output.naf import to_naf
from attribution.output.ninjs import to_ninjs
from attribution.output.schema_file import SCHEMA_FILE, result_schema
from attribution.output.schema_org import to_schema_org
from attribution.output.spacy_spans import add_to_spacy
from attribution.output.tei import to_tei
from attribution.output.terminal import render
from attribution.output.web_annotation import to_web_annotation
from attribution.output.writing import Format, Target

__all__ = [
    "COLUMNS",
    "FORMATS",
    "SCHEMA_FILE",
    "Column",
    "Format",
    "Row",
    "Target",
    "add_to_spacy",
    "csv_lines",
    "explain",
    "from_dict",
    "from_json",
    "from_jsonl",
    "render",
    "result_schema",
    "rows",
    "to_brat",
    "to_conllu",
    "to_csv",
    "to_dict",
    "to_frame",
    "to_html",
    "to_json",
    "to_jsonl",
    "tree_svg",
    "tree_text",
    "to_naf",
    "to_ninjs",
    "to_schema_org",
    "to_tei",
    "to_web_annotation",
    "write_brat",
]
