"""One row of a profile: its form, its faults, and the row and numbers that come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from posture.config.toml import did_you_mean, faults
from posture.rules.criteria import Band, Criteria, Threshold
from posture.rules.rule import Rule, Wording
from posture.types import Kind

SEVERITY: Final = {"minor": 1.0, "major": 2.0, "critical": 3.0}
"""Weights in the score (rules.md §8)."""
WORDS: Final = {
    "english": "title.en",
    "original": "title.zh",
    "advice_en": "advice.en",
    "advice_zh": "advice.zh",
    "cue_en": "cue.en",
    "cue_zh": "cue.zh",
}
"""What a row's words are called in a profile, and its numbers."""
NUMBERS: Final = {"min_duration": "min_duration_s", "release": "release_s", "tolerated": "tolerated_share"}
CUE_WORDS: Final = 5
"""Most words of an English cue: it is said while somebody practises."""
LONGEST: Final = 200
"""Characters of a text."""


def _one_line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("one line of printable text was wanted")
    return text.strip()


def _short(text: str) -> str:
    if len(text.split()) > CUE_WORDS:
        raise ValueError(f"at most {CUE_WORDS} words were wanted, got {len(text.split())}")
    return text


Line = Annotated[str, Field(max_length=LONGEST), AfterValidator(_one_line)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Pair = Annotated[tuple[Number, Number], Field(strict=False)]


class ProfileForm(BaseModel):
    """Part of a profile."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Words(ProfileForm):
    en: Line | None = None
    zh: Line | None = None


class _Cue(ProfileForm):
    en: Annotated[Line, AfterValidator(_short)] | None = None
    zh: Line | None = None


class RowOverrides(ProfileForm):
    """What a profile may say of a row; what it leaves out stays as given."""

    on: bool = True
    kind: Literal["do", "dont"] | None = None
    severity: Literal["minor", "major", "critical"] | None = None
    title: _Words = _Words()
    advice: _Words = _Words()
    cue: _Cue = _Cue()
    min_duration_s: Annotated[Number, Field(ge=0)] | None = None
    release_s: Annotated[Number, Field(gt=0)] | None = None
    tolerated_share: Annotated[Number, Field(gt=0, le=1)] | None = None
    limits: dict[str, dict[str, object]] = {}
    amounts: dict[str, Number] = {}


class _OneSided(ProfileForm):
    onset: Number | None = None
    offset: Number | None = None


class _TwoSided(ProfileForm):
    onset: Pair | None = None
    offset: Pair | None = None


ReportFault = Callable[[str, str], None]
"""Takes note of a fault: where, and what."""


def apply_row(raw: object, rule: Rule, given: Criteria, tell: ReportFault) -> tuple[Rule, Criteria]:
    """The row and its numbers as the profile's table `raw` has them; every fault is told."""
    try:
        form = RowOverrides.model_validate(raw)
    except ValidationError as error:
        for where, what in faults(error, RowOverrides.model_fields):
            tell(where, what)
        form = None
    named = raw if isinstance(raw, Mapping) else {}
    changed = {name: _limit(name, new, given, tell) for name, new in _tables(named.get("limits"))}
    _check_names(named.get("amounts"), given.amounts, "amounts", "amount", tell)
    return (rule, given) if form is None else (_rule(form, rule), _limits(form, given, changed))


def _tables(raw: object) -> list[tuple[str, Mapping[str, Any]]]:
    """The entries that are tables; those that are not are the form's faults."""
    return [(name, new) for name, new in raw.items() if isinstance(new, Mapping)] if isinstance(raw, Mapping) else []


def _check_names(raw: object, known: Mapping[str, object], table: str, noun: str, tell: ReportFault) -> None:
    for name in raw if isinstance(raw, Mapping) else ():
        if name not in known:
            tell(f"{table}.{name}", f"the row has no such {noun}{did_you_mean(name, known)}")


def _limit(name: str, new: Mapping[str, Any], given: Criteria, tell: ReportFault) -> Threshold | Band | None:
    where, old = f"limits.{name}", given.limits.get(name)
    if old is None:
        tell(where, f"the row has no such limit{did_you_mean(name, given.limits)}")
        return None
    form = _OneSided if isinstance(old, Threshold) else _TwoSided
    try:
        numbers = form.model_validate(new).model_dump(exclude_none=True)
        return _changed(old, numbers) if numbers else old
    except ValidationError as error:
        for inside, what in faults(error, form.model_fields):
            tell(f"{where}.{inside}", what)
    except ValueError as error:
        tell(where, str(error))
    return None


def _changed(old: Threshold | Band, numbers: Mapping[str, Any]) -> Threshold | Band:
    """With other numbers. Raises ValueError where they make no threshold, or one for the other direction."""
    new = replace(old, **numbers, source="house rules")
    if (
        isinstance(old, Threshold)
        and isinstance(new, Threshold)
        and (new.onset > new.offset) != (old.onset > old.offset)
    ):
        side = "above" if old.onset > old.offset else "below"
        raise ValueError(f"onset {new.onset:g} must stay {side} offset {new.offset:g}, as in the given code")
    return new


def _rule(form: RowOverrides, rule: Rule) -> Rule:
    words = {name: attrgetter(entry)(form) for name, entry in WORDS.items()}
    wording: Wording = replace(rule.wording, **{name: text for name, text in words.items() if text is not None})
    return replace(rule, wording=wording, kind=Kind(form.kind) if form.kind else rule.kind)


def _limits(form: RowOverrides, given: Criteria, changed: Mapping[str, Threshold | Band | None]) -> Criteria:
    numbers = {name: getattr(form, entry) for name, entry in NUMBERS.items()}
    numbers["weight"] = SEVERITY[form.severity] if form.severity else None
    own: dict[str, Any] = {name: value for name, value in numbers.items() if value is not None}
    limits = {name: changed.get(name) or old for name, old in given.limits.items()}
    amounts = {
        name: replace(old, value=form.amounts[name], source="house rules") if name in form.amounts else old
        for name, old in given.amounts.items()
    }
    return replace(given, **own, used=form.on, limits=limits, amounts=amounts)
