"""House rules: a profile switches rows on and off and changes their severity, words and numbers.

What a profile leaves out stays as given, so a profile is only what a house wants otherwise. It is checked as it is
read, and refused with all of its faults at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from pydantic import Field, ValidationError

from posture.config.files import CALIBRATION
from posture.config.profile_row import Line, ProfileForm, apply_row
from posture.config.thresholds import load_thresholds
from posture.config.toml import counted, did_you_mean, faults, quoted
from posture.errors import SettingsError
from posture.rules import RULES
from posture.rules.criteria import Criteria
from posture.rules.rule import Rule
from posture.side_files import HeldFile, SideFile

EXAMPLES: Final = CALIBRATION / "profiles"
"""Profiles that come with the product, by their name without the suffix."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All rows as a house wants them: what a session judges by.

    >>> posture.load_profile().rules["stand.arms_folded"].wording.title("en")
    'Arms folded across the chest'
    """

    name: str | None
    """None for the given code."""
    rules: Mapping[str, Rule]
    """All rows by their ids, in the table's order, with the house's words and kinds."""
    criteria: Mapping[str, Criteria]
    """Their numbers; `used` is false for those that are switched off."""


class _ProfileFile(ProfileForm):
    version: int = Field(ge=1, le=1)
    name: Line
    rows: dict[str, dict[str, object]] = Field(default={})


def load_profile(place: Path | str | None = None, given: Mapping[str, Criteria] | None = None) -> Profile:
    """The profile of a file, or of an example by its name; None is the given code.

    It is laid over the numbers `given`, by default those that come with the product. Raises SettingsError, one line,
    with every fault of the file.

    >>> posture.load_profile("my.toml").name
    'Our house'
    """
    given = _given() if given is None else given
    if place is None:
        return Profile(None, RULES, given)
    return _profile(_side_file(find_profile(place)), given)


def parse_profile(content: str, name: str) -> Profile:
    """The profile of a file's content, which messages call by `name`. Raises SettingsError, as `load_profile` does."""
    file = _side_file(Path(name))
    return _profile(HeldFile(file.path, file.name, file.remedy, held=content.encode()), _given())


def _profile(file: SideFile, given: Mapping[str, Criteria]) -> Profile:
    raw = file.toml()
    told: list[str] = []
    rules, criteria = _rows(raw.get("rows"), given, told)
    name = _frame(raw, told)
    if told:
        raise SettingsError(f"{file.path}: {counted(told)}")
    return Profile(name, rules, criteria)


@cache
def _given() -> dict[str, Criteria]:
    return load_thresholds()


def find_profile(place: Path | str) -> Path:
    """The file that is meant: as given, or an example by its name. Existence is not checked."""
    example = {path.stem: path for path in EXAMPLES.glob("*.toml")}.get(str(place))
    return example if example and not Path(place).exists() else Path(place)


def _side_file(file: Path) -> SideFile:
    examples = ", ".join(sorted(path.stem for path in EXAMPLES.glob("*.toml")))
    return SideFile(file, "profile", f"`posture profile init` writes one, or give one of the examples {examples}")


def _frame(raw: Mapping[str, Any], told: list[str]) -> str:
    """The name; faults of what stands around the rows are told."""
    try:
        return _ProfileFile.model_validate(raw).name
    except ValidationError as error:
        told[:0] = [f"{where}: {what}" for where, what in faults(error, _ProfileFile.model_fields)]
        return ""


def _rows(raw: object, given: Mapping[str, Criteria], told: list[str]) -> tuple[dict[str, Rule], dict[str, Criteria]]:
    rules, criteria = dict(RULES), dict(given)
    for rule, table in raw.items() if isinstance(raw, Mapping) else ():
        if rule not in RULES:
            told.append(_unknown(rule, table))
        elif isinstance(table, Mapping):
            rules[rule], criteria[rule] = apply_row(table, RULES[rule], given[rule], partial(_tell, told, rule))
    return rules, criteria


def _tell(told: list[str], rule: str, where: str, what: str) -> None:
    told.append(f"rows.{rule}.{quoted(where)}: {what}")


def _unknown(rule: str, table: object) -> str:
    inside = next((name for name in table if f"{rule}.{name}" in RULES), None) if isinstance(table, Mapping) else None
    if inside:
        return f'rows.{rule}.{inside}: the row\'s name needs quotes: [rows."{rule}.{inside}"]'
    return f"rows.{quoted(rule)}: there is no such row{did_you_mean(rule, RULES)}"
