"""A proposal put into a thresholds file, in which everything else stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from posture.atomic_files import atomic_path
from posture.config.thresholds import DEFAULT, load_thresholds
from posture.side_files import SideFile

from .folds import Proposal, ThresholdChange


def write(path: Path, proposals: Iterable[Proposal], day: date) -> None:
    """Write the changed numbers and where they come from. Comments, order and all other numbers stay.

    Raises SettingsError, and leaves the file as it was, if the result would not be a thresholds file; OutputError if it
    cannot be written.
    """
    document = _document(path)
    for proposal in proposals:
        limits = document["rows"][proposal.rule]["limits"]
        for change in proposal.changes:
            _put(limits[change.knob.limit], change)
        for name in dict.fromkeys(change.knob.limit for change in proposal.changes):
            limits[name]["source"] = source(proposal, name, str(limits[name]["source"]), day)
    with atomic_path(path) as beside:
        beside.write_text(tomlkit.dumps(document), encoding="utf-8")
        load_thresholds(beside)


def _document(path: Path) -> Any:  # noqa: ANN401 - as below
    file = SideFile(path, "thresholds file", f"give a file such as calibration/{DEFAULT.name}")
    try:
        return tomlkit.parse(file.text())
    except TOMLKitError as error:
        raise file.refusal(f"cannot be changed ({error})") from error


def source(proposal: Proposal, limit: str, before: str, day: date) -> str:
    """Where the new numbers of a threshold come from, and what they were."""
    was = ", ".join(f"{c.before[0]:g} and {c.before[1]:g}" for c in proposal.changes if c.knob.limit == limit)
    people = len(proposal.folds)
    return f"fitted {day.isoformat()} to {proposal.clips} clips of {people} people; before: {was}, {before}"


def _put(limit: Any, change: ThresholdChange) -> None:  # noqa: ANN401 - an inline table of TOML, which has no type of its own
    for name, value in zip(("onset", "offset"), change.after, strict=True):
        if change.knob.end:
            limit[name][0 if change.knob.end == "low" else 1] = value
        else:
            limit[name] = value
