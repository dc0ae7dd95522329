"""Reading, writing and extending baseline files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from posture.atomic_files import atomic_write
from posture.baseline.acceptance import upright_rejections
from posture.baseline.criteria import TrialCriteria, load_trial_criteria
from posture.baseline.neutral_pose import NeutralPose
from posture.baseline.schema import KIND, SCHEMA, BaselineEntry, BaselineFile, Name, RecordedMeasures
from posture.baseline.trial import UNITS
from posture.config.toml import fault_list
from posture.errors import SettingsError
from posture.side_files import SideFile

DIGITS: Final = 4
"""Decimals that are kept."""
_NAME: Final = TypeAdapter[str](Name)
REMEDY: Final = "take a new one with posture calibrate"


def read_baseline(path: Path | str, acceptance: TrialCriteria | None = None, today: date | None = None) -> BaselineFile:
    """The baseline in `path`, held against `acceptance`, by default the numbers that come with the product.

    Raises SettingsError, with all faults in one line, where it cannot be read, is no baseline, is of another form, has
    wrong values or units, is too old on `today`, or holds what would not be accepted as upright.

    >>> ana = posture.read_baseline("ana.json")
    >>> session = posture.Session(baselines={1: ana.baseline})
    """
    found = load_baseline(Path(path))
    today = today or datetime.now(tz=UTC).astimezone().date()
    check_usable(found, str(path), acceptance or load_trial_criteria(), today)
    return found


def check_usable(found: BaselineFile, name: str, acceptance: TrialCriteria, today: date) -> None:
    """Raise SettingsError, which calls it the baseline `name`, where it is too old or would not be accepted."""
    faults = [fault for entry in found.postures for fault in _unfit(entry, acceptance, today)]
    if faults:
        raise SettingsError(f"baseline {name}: {' | '.join(faults)}; {REMEDY}")


def load_baseline(path: Path) -> BaselineFile:
    """The baseline in `path`, however old. Raises SettingsError as `read_baseline` does for all but age and posture."""
    parsed = SideFile(path, "baseline", "give a file that posture calibrate wrote").json()
    if not isinstance(parsed, dict) or parsed.get("kind") != KIND:
        raise SettingsError(f"{path} is no baseline file; give one that posture calibrate wrote")
    if parsed.get("schema") != SCHEMA:
        version = json.dumps(parsed.get("schema"))[:20]
        raise SettingsError(f"baseline {path} is of form {version}, this version of posture reads {SCHEMA}; {REMEDY}")
    try:
        return BaselineFile.model_validate(parsed)
    except ValidationError as error:
        raise SettingsError(f"baseline {path}: {fault_list(error)}; {REMEDY}") from error


def baseline_entry(neutral: NeutralPose, recorded: date, product: str) -> BaselineEntry:
    """The entry of a neutral pose that was held on a day, measured by a version of the product."""
    return BaselineEntry(
        activity=neutral.activity,
        view=neutral.view,
        recorded=recorded,
        product=product,
        seconds=round(neutral.seconds, DIGITS),
        values=RecordedMeasures.model_validate({name: _value(neutral, name) for name in neutral.median}),
    )


def _value(neutral: NeutralPose, name: str) -> dict[str, float | str]:
    return {
        "value": round(neutral.median[name], DIGITS),
        "unit": UNITS[name],
        "spread": round(neutral.spread[name], DIGITS),
        "noise": round(neutral.noise[name], DIGITS),
        "between_takes": round(neutral.between[name], DIGITS),
    }


def write_baseline(path: Path, baseline: BaselineFile) -> None:
    """Write it, whole or not at all. Raises OutputError."""
    with atomic_write(path) as file:
        file.write(baseline.to_json())


def check_names(person: str, seat: str) -> None:
    """Raise SettingsError where a name cannot stand in a baseline file."""
    for option, name in (("person", person), ("seat", seat)):
        try:
            _NAME.validate_python(name)
        except ValidationError as error:
            raise SettingsError(f"{option}: a name of 1 to 80 printable characters was wanted, got {name!r}") from error


def check_owner(path: Path, person: str, seat: str) -> None:
    """Raise SettingsError where `path` is there and is not of this person at this seat, so that it is not lost."""
    if path.exists():
        _check_same(path, _strange(load_baseline(path), person, seat))


def extend_baseline(path: Path, new: BaselineFile) -> BaselineFile:
    """`new` with what `path` already holds of the same person at the same seat, for other activities and views.

    Raises SettingsError where `path` is there and is something else, so that nobody's file is lost.
    """
    if not path.exists():
        return new
    old = load_baseline(path)
    _check_same(path, (*_strange(old, new.person, new.seat), *picture_differences(old, new)))
    return merge_baselines(old, new)


def merge_baselines(old: BaselineFile, new: BaselineFile) -> BaselineFile:
    """`new` with what `old` holds for other activities and views; they are of one person, seat and picture."""
    replaced = {(entry.activity, entry.view) for entry in new.postures}
    kept = tuple(entry for entry in old.postures if (entry.activity, entry.view) not in replaced)
    return new.model_copy(update={"created": old.created, "postures": (*kept, *new.postures)})


def _check_same(path: Path, faults: Iterable[str]) -> None:
    found = " | ".join(faults)
    if found:
        raise SettingsError(f"{path} is kept as it is: {found}; name another file, or remove it")


def _strange(old: BaselineFile, person: str, seat: str) -> Iterator[str]:
    if old.person != person:
        yield f"it is of {old.person}, not of {person}"
    if old.seat != seat:
        yield f"it is for the seat {old.seat}, not for {seat}"


def picture_differences(old: BaselineFile, new: BaselineFile) -> Iterator[str]:
    """What speaks against joining them where they were taken in pictures of different sizes; nothing where not."""
    if old.camera != new.camera:
        was, now = f"{old.camera.width}x{old.camera.height}", f"{new.camera.width}x{new.camera.height}"
        yield f"its picture is {was}, the new one {now}"


def _unfit(entry: BaselineEntry, acceptance: TrialCriteria, today: date) -> Iterator[str]:
    """What speaks against using an entry."""
    name = f"{entry.activity} {entry.view}"
    days = (today - entry.recorded).days
    if days > acceptance.most_age.value:
        yield f"{name} is {days} days old, at most {acceptance.most_age.value:g}"
    if days < -1:
        yield f"{name} is from {entry.recorded}, which is yet to come"
    for rejection in upright_rejections(entry.medians, entry.activity, entry.view, acceptance):
        yield f"{name}: {rejection.english}"
