"""What is kept of a recording that has been judged, beside its results: by what, and its lines of the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from posture.batch.locations import exists, joined, read_all
from posture.batch.settings import BatchSettings
from posture.report.file_name import RESULT_FILES, FileName
from posture.report.model import Finding, Report
from posture.report.row_summary import wording
from posture.types import Activity, Kind, Language, Outcome

RECORD_FILE: Final = "batch.json"


class RowLine(BaseModel):
    """How one row turned out for one person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: Annotated[int, Field(ge=1)]
    row: str
    judged: Annotated[float, Field(ge=0)]
    """Seconds; so is `shown`."""
    shown: Annotated[float, Field(ge=0)]
    episodes: Annotated[int, Field(ge=0)]
    outcome: Outcome
    activity: Activity
    kind: Kind
    title: str
    """The row's words in the language of the report."""
    why_not: str = ""
    """Why nothing, or not all, could be judged: the reason that covers most of that time."""


class BatchRecord(BaseModel):
    """A recording that has been judged: written last, so that where it is, all results are."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: Literal[1] = Field(default=1, alias="schema")
    file: FileName
    """The recording's name in its batch."""
    content: str
    """SHA-256 of the recording."""
    stamp: str
    """What changes when its file does (`locations.stamp`), so that it need not be read again to know its content."""
    fingerprint: str
    """Of everything that it was judged by (`BatchSettings.fingerprint`)."""
    version: str
    forms: tuple[str, ...]
    took: Annotated[float, Field(ge=0)]
    """Seconds that judging took."""
    notes: tuple[str, ...] = ()
    """What was wrong with the recording that could be read all the same, and that nobody was seen in it."""
    lines: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True)
class RecordingFailure:
    """A recording that could not be judged, and why."""

    text: str
    stops_all: bool = False
    """Whether all others would fail for the same reason."""


def row_lines(report: Report, language: Language) -> tuple[RowLine, ...]:
    """A line for each person and row, in their order."""
    return tuple(_line(person.person, one, language) for person in report.people for one in person.findings)


def _line(person: int, finding: Finding, language: Language) -> RowLine:
    reason = finding.main_reason
    return RowLine(
        person=person,
        row=finding.rule,
        judged=finding.judged_seconds,
        shown=finding.shown_seconds,
        episodes=len(finding.episodes),
        outcome=finding.outcome,
        activity=finding.activity,
        kind=finding.kind,
        title=wording(finding).title(language),
        why_not=reason.text(language) if reason else "",
    )


class DoneRecords:
    """Records in the folder of a batch whose results can be used again."""

    def __init__(self, settings: BatchSettings) -> None:
        self._settings, self._fingerprint = settings, settings.fingerprint
        found = [record for record in _read_records(settings.out) if self._is_usable(record)]
        self._by_file = {record.file: record for record in found}
        self._by_content = {record.content: record for record in found}

    def of_file(self, name: str) -> BatchRecord | None:
        """The record under a recording's name; whether the file is still the same is to be seen."""
        return self._by_file.get(name)

    def of_content(self, content: str) -> BatchRecord | None:
        """The record of the same recording, under whatever name."""
        return self._by_content.get(content)

    def _is_usable(self, record: BatchRecord) -> bool:
        if record.fingerprint != self._fingerprint or not set(self._settings.forms) <= set(record.forms):
            return False
        folder = joined(self._settings.out, record.file)
        return all(exists(joined(folder, RESULT_FILES[form])) for form in self._settings.forms)


def _read_records(out: str) -> Iterator[BatchRecord]:
    for content in read_all(out, RECORD_FILE):
        try:
            yield BatchRecord.model_validate_json(content)
        except ValidationError:
            # Of another version, or somebody's own: its recording is judged anew, and the record written over.
            continue
