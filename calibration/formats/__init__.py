"""Labels from files: of BORIS, of ELAN, of the corpus, and reports of the product, told apart by what is in them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from posture.errors import SettingsError
from posture.report.model import Report

from ..labels import Label
from .boris import read_boris
from .elan import read_elan
from .own import label_from_json
from .product import label_of

SUFFIXES: Final = frozenset({".json", ".eaf", ".tsv", ".csv", ".txt"})
"""Of files in a folder that are taken for labels."""


def read_labels_in(path: Path, *, reports: bool = False) -> tuple[Label, ...]:
    """Every label in a file; a BORIS table may hold several. A report of the product is one where `reports` are taken.

    Raises SettingsError, one line that lists every fault.
    """
    text = _text(path)
    if text.lstrip().startswith("<"):
        return read_elan(path, text)
    if text.lstrip().startswith(("{", "[")):
        return (_read_json(path, text, reports=reports),)
    return read_boris(path, text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: a label file was wanted; {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: a label file in UTF-8 was wanted; save or export it as UTF-8") from error


def _read_json(path: Path, text: str, *, reports: bool) -> Label:
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise SettingsError(f"{path}: a label file (JSON) was wanted; {error}") from error
    if not (isinstance(raw, dict) and {"schema", "source"} <= raw.keys()):
        return label_from_json(path, raw)
    if not reports:
        raise SettingsError(f"{path}: a label made by people was wanted, this is a report of the product")
    return label_of(report_from_json(path, text))


def report_from_json(path: Path, text: str) -> Report:
    """The report in a file that `posture review --json` wrote. Raises SettingsError for any other."""
    try:
        return Report.model_validate_json(text)
    except ValidationError as error:
        faults = f"{error.error_count()} faults, first: {error.errors()[0]['msg']}"
        raise SettingsError(f"{path}: not a report of schema 1; {faults}") from error


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
        raise SettingsError("\n".join(faults))
    return tuple(found)
