"""The one table of a batch: a line for each recording, person and row, as CSV and as Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from posture.batch.locations import joined, write_bytes
from posture.batch.record import BatchRecord, RecordingFailure, RowLine
from posture.batch.recordings import BatchRecording
from posture.batch.run import SameRecording, Standing
from posture.i18n import say
from posture.report.csv import csv_text, inert
from posture.report.file_name import as_text
from posture.types import Language

SCHEMA: Final = pa.schema(
    [
        ("file", pa.string()),
        ("person", pa.int64()),
        ("row", pa.string()),
        ("judged", pa.float64()),
        ("shown", pa.float64()),
        ("episodes", pa.int64()),
        ("outcome", pa.string()),
        ("activity", pa.string()),
        ("kind", pa.string()),
        ("title", pa.string()),
        ("why_not", pa.string()),
        ("problem", pa.string()),
        ("results", pa.string()),
    ]
)
"""`judged` and `shown` are seconds, `episodes` is how often. `title`, `why_not` and `problem` are in the report's own
language. `problem` says why a recording was not judged, or what was wrong with it all the same; a recording without
lines of its own has one with no person. `results` is the folder of its results within the batch's."""

CSV_NAME: Final = "summary.csv"
PARQUET_NAME: Final = "summary.parquet"

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of the CSV: without it Excel takes Chinese for the machine's old code page."""
_SECONDS: Final = frozenset({"judged", "shown"})

SummaryLine = dict[str, Any]
"""A value for each column; None where there is none."""


def write_summary(out: str, standings: Iterable[tuple[BatchRecording, Standing]], language: Language) -> None:
    """Write the table in both forms into the folder `out`. Raises OutputError."""
    lines = list(summary_lines(standings, language))
    table = pa.Table.from_pylist(lines, schema=SCHEMA)
    content = io.BytesIO()
    parquet.write_table(table, content)
    write_bytes(joined(out, PARQUET_NAME), content.getvalue())
    write_bytes(joined(out, CSV_NAME), (_MARK + csv_text(SCHEMA.names, map(_csv_cells, lines))).encode())


def summary_lines(standings: Iterable[tuple[BatchRecording, Standing]], language: Language) -> Iterator[SummaryLine]:
    """The lines of the table, in the order of recordings, people and rows."""
    empty = dict.fromkeys(SCHEMA.names)
    for recording, standing in standings:
        for line in _lines(standing, language):
            yield empty | {"file": as_text(recording.name)} | line


def _lines(standing: Standing, language: Language) -> Iterator[SummaryLine]:
    if isinstance(standing, RecordingFailure):
        yield {"problem": as_text(standing.text)}
    elif isinstance(standing, SameRecording):
        words = say(language, "the same recording as {}", "与{}是同一个录像")
        yield {"problem": words.format(as_text(standing.name)), "results": as_text(standing.name)}
    else:
        yield from _record_lines(standing)


def _record_lines(record: BatchRecord) -> Iterator[SummaryLine]:
    common = {"problem": " | ".join(record.notes) or None, "results": record.file}
    yield from (_row_cells(line) | common for line in record.lines)
    if not record.lines:
        yield common


def _row_cells(line: RowLine) -> SummaryLine:
    cells = line.model_dump(mode="json")
    return cells | {"why_not": line.why_not or None}


def _csv_cells(line: SummaryLine) -> list[str]:
    return [_cell(name, line[name]) for name in SCHEMA.names]


def _cell(name: str, value: Any) -> str:  # noqa: ANN401 - of any column
    if value is None:
        return ""
    return f"{value:.3f}" if name in _SECONDS else inert(str(value))
