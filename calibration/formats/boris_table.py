"""The lines of an exported BORIS table, whatever separates its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from .marks import seconds_in

PASTED_COLUMNS: Final = ("time", "subject", "behavior", "modifier", "comment", "frame index")
"""Of copied events; those of a live observation have no frame."""
MOST_LINES: Final = 100_000
"""Of one table: an event every second for a day."""
_HEAD: Final = 200
"""Lines within which the heading stands."""

Line = Mapping[str, str]
"""A line by the names of its columns, in small letters; what stands above the heading is in every line."""


def table_lines(text: str, name: str) -> dict[int, Line]:
    """Every line of events with its number; none where there is no such table.

    `name` is that of the observation where none is told. Raises ValueError where it cannot be read.
    """
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES:
        raise ValueError(f"at most {MOST_LINES:,} lines were wanted")
    try:
        return dict(_with_heading(text, name) or _pasted(text, name))
    except csv.Error as error:
        raise ValueError(f"a table that can be read was wanted ({error})") from error


def _with_heading(text: str, name: str) -> list[tuple[int, Line]]:
    for delimiter in ("\t", ",", ";"):
        head = list(islice(_rows(text, delimiter), _HEAD))
        names = [[cell.strip().casefold() for cell in row] for row in head]
        heading = next((at for at, row in enumerate(names) if {"subject", "behavior"} <= set(row)), None)
        if heading is not None:
            above = {row[0].strip().casefold(): row[1].strip() for row in head[:heading] if len(row) > 1}
            return list(_events(_rows(text, delimiter), heading, names[heading], {"observation id": name} | above))
    return []


def _events(
    rows: Iterator[list[str]], heading: int, names: list[str], common: Mapping[str, str]
) -> Iterator[tuple[int, Line]]:
    for at, row in enumerate(rows, 1):
        if at > heading + 1 and any(cell.strip() for cell in row):
            yield at, {**common, **dict(zip(names, map(str.strip, row), strict=False))}


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _pasted(text: str, name: str) -> Iterator[tuple[int, Line]]:
    rows = [line.split("\t") for line in text.splitlines()]
    counts, columns = {len(row) for row in rows}, len(PASTED_COLUMNS)
    if counts in ({columns}, {columns - 1}) and all(seconds_in(row[0]) is not None for row in rows):
        for at, row in enumerate(rows, 1):
            yield at, {"observation id": name} | dict(zip(PASTED_COLUMNS, map(str.strip, row), strict=False))
