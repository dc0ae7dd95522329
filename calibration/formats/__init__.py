"""Labels from files: of BORIS, of ELAN, of the corpus, and reports of the product, told apart by what is in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from posture.config.toml import fault_list
from posture.errors import SettingsError
from posture.report.model import Report
from posture.rules import RULES
from posture.side_files import SideFile

from ..labels import Label
from .boris import read_boris
from .elan import read_elan
from .own import label_from_json
from .product import label_of

SUFFIXES: Final = frozenset({".json", ".eaf", ".tsv", ".csv", ".txt"})
"""Of files in a folder that are taken for labels."""
MOST_BYTES: Final = 32_000_000
"""Of one: hours of annotations, or the report of a long recording with many people."""


def read_labels_in(path: Path, *, reports: bool = False) -> tuple[Label, ...]:
    """Every label in a file; a BORIS table may hold several. A report of the product is one where `reports` are taken.

    Raises SettingsError, one line that lists every fault.
    """
    labels = _read(label_file(path), reports=reports)
    try:
        return tuple(label.within(label.seconds) if label.length_known else label for label in labels)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def _read(file: SideFile, *, reports: bool) -> tuple[Label, ...]:
    text = file.text()
    if text.lstrip().startswith("<"):
        return read_elan(file.path, text)
    if text.lstrip().startswith(("{", "[")):
        return (_read_json(file, text, reports=reports),)
    return read_boris(file.path, text)


def label_file(path: Path) -> SideFile:
    """A file of labels, or a report taken for one, ready to be read."""
    return SideFile(path, "label file", "give labels in JSON, of ELAN or of BORIS, as UTF-8", MOST_BYTES)


def _read_json(file: SideFile, text: str, *, reports: bool) -> Label:
    raw = file.parsed_json(text)
    if not (isinstance(raw, dict) and {"schema", "source"} <= raw.keys()):
        return label_from_json(file.path, raw)
    if not reports:
        raise SettingsError(f"{file.path}: a label made by people was wanted, this is a report of the product")
    try:
        return label_of(_report(file, raw))
    except ValidationError as error:
        raise SettingsError(f"{file.path}: a report with times that cannot be; {fault_list(error)}") from error


def report_from_json(file: SideFile) -> Report:
    """The report in a file that `posture review --json` wrote. Raises SettingsError for any other."""
    return _report(file, file.json())


def _report(file: SideFile, raw: object) -> Report:
    try:
        report = Report.model_validate(raw)
    except ValidationError as error:
        raise SettingsError(f"{file.path}: not a report of schema 1; {fault_list(error)}") from error
    if any({finding.rule for finding in person.findings} != RULES.keys() for person in report.people):
        raise SettingsError(f"{file.path}: a report on other rows than this version has; review the recording anew")
    return report


def read_folder(folder: Path, *, reports: bool = False, clips: bool = False) -> tuple[tuple[Path, Label], ...]:
    """Every label in a folder, one per clip, each with the path of its clip; with `clips`, that must be there.

    Raises SettingsError that names every file that is wrong.
    """
    found: list[tuple[Path, Label]] = []
    faults = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.lower() not in SUFFIXES:
            continue
        try:
            found += ((path.with_name(label.clip), label) for label in read_labels_in(path, reports=reports))
        except SettingsError as error:
            faults.append(str(error))
    faults += [f"{clip}: the clip of a label is missing" for clip, _ in found if clips and not clip.is_file()]
    counted = Counter(clip for clip, _ in found)
    faults += [f"{clip}: {count} labels for one clip" for clip, count in counted.items() if count > 1]
    if faults:
        raise SettingsError(" | ".join(faults))
    return tuple(found)
