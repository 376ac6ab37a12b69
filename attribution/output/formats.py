"""The table of output formats, from which the command line and its documentation are made.

A new format needs a module with a writer, a row here and a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from attribution.output import (
    arrow_table,
    brat,
    csv_format,
    explaining,
    html,
    json_format,
    jsonl,
    naf,
    ninjs,
    schema_org,
    speakers_csv,
    tei,
    terminal,
    web_annotation,
)
from attribution.output.writing import Format

__all__ = ["FORMATS", "by_name", "by_suffix"]

FORMATS: tuple[Format, ...] = (
    Format("text", "a paragraph for each quotation, to read", terminal.write, suffixes=(".txt",)),
    Format(
        "explained", "the same, with the reasons why each was found and linked", explaining.write
    ),
    Format(
        "json",
        "an object for an article, indented; a list of them if there may be several",
        json_format.write,
        failures=True,
        suffixes=(".json",),
    ),
    Format(
        "jsonl",
        "an object for each article, one on each line",
        jsonl.write,
        failures=True,
        suffixes=(".jsonl", ".ndjson"),
    ),
    Format(
        "csv",
        "a row for each quotation, for spreadsheets",
        csv_format.write,
        suffixes=(".csv",),
        aliases=("table",),
    ),
    Format(
        "speakers",
        "a row for each speaker over all articles, with counts, gender and agencies",
        speakers_csv.write,
    ),
    Format(
        "parquet",
        "a row for each quotation, for data frames",
        arrow_table.write,
        failures=True,
        suffixes=(".parquet",),
        binary=True,
    ),
    Format(
        "html",
        "a page for a browser, with all quotations marked",
        html.write,
        failures=True,
        suffixes=(".html", ".htm"),
    ),
    Format(
        "brat",
        "standoff annotations for brat",
        brat.write,
        suffixes=(".ann",),
        single=True,
    ),
    Format("tei", "the text as TEI, each quotation a <said>", tei.write, suffixes=(".tei",)),
    Format(
        "naf",
        "an article in the NLP Annotation Format",
        naf.write,
        suffixes=(".naf",),
        single=True,
    ),
    Format(
        "web-annotation", "W3C Web Annotations, a collection for each article", web_annotation.write
    ),
    Format(
        "schema-org",
        "JSON-LD of schema.org, a NewsArticle for each article",
        schema_org.write,
        suffixes=(".jsonld",),
    ),
    Format("ninjs", "news items in JSON, with speakers as infoSources", ninjs.write),
)
"""All formats that need nothing but results, in the order in which help lists them."""


def by_name() -> Mapping[str, Format]:
    """The formats by name and by alias, the names that help shows first.

    Example:
        >>> by_name()["table"].name
        'csv'
    """
    names = {form.name: form for form in FORMATS}
    return names | {alias: form for form in FORMATS for alias in form.aliases}


def by_suffix(path: str) -> Format | None:
    """The format that the ending of a file's name stands for, or None.

    Example:
        >>> by_suffix("rows.CSV").name
        'csv'
    """
    suffix = PurePath(path).suffix.lower()
    return next((form for form in FORMATS if suffix in form.suffixes), None)
