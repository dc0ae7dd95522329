"""What differs between a profile and the given code, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from posture.config.profile import Profile
from posture.config.profile_row import NUMBERS, SEVERITY, WORDS
from posture.rules import RULES
from posture.rules.criteria import Band, Constant, Criteria, Threshold
from posture.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry of one row that is not as given."""

    rule: str
    entry: str
    """As it is called in a profile."""
    given: str
    house: str


def differences(profile: Profile, given: Mapping[str, Criteria]) -> tuple[Difference, ...]:
    """Every entry that the profile changes, in the table's order; none for the given code."""
    return tuple(
        Difference(rule.id, entry, old, new)
        for rule in RULES.values()
        for entry, old, new in (
            *_words(rule, profile.rules[rule.id]),
            *_numbers(given[rule.id], profile.criteria[rule.id]),
        )
        if old != new
    )


def _words(old: Rule, new: Rule) -> Iterator[tuple[str, str, str]]:
    yield "kind", old.kind.value, new.kind.value
    for name, entry in WORDS.items():
        yield entry, getattr(old.wording, name), getattr(new.wording, name)


def _numbers(old: Criteria, new: Criteria) -> Iterator[tuple[str, str, str]]:
    yield "on", str(old.used).lower(), str(new.used).lower()
    yield "severity", _severity(old.weight), _severity(new.weight)
    for name, entry in NUMBERS.items():
        yield entry, f"{getattr(old, name):g}", f"{getattr(new, name):g}"
    for name, threshold in old.limits.items():
        yield f"limits.{name}", threshold_text(threshold), threshold_text(new.limits[name])
    for name, constant in old.amounts.items():
        yield f"amounts.{name}", _amount(constant), _amount(new.amounts[name])


def threshold_text(threshold: Threshold | Band) -> str:
    """Onset and offset with their unit."""
    return f"{span(threshold.onset)}, over at {span(threshold.offset)} {threshold.unit}"


def span(value: float | tuple[float, float]) -> str:
    """One number, or two with "to" between them."""
    return f"{value:g}" if not isinstance(value, tuple) else f"{value[0]:g} to {value[1]:g}"


def _amount(constant: Constant) -> str:
    return f"{constant.value:g} {constant.unit}"


def _severity(weight: float) -> str:
    return next((word for word, value in SEVERITY.items() if value == weight), f"weight {weight:g}")
