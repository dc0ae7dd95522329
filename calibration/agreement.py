"""Two raters compared: people, or a person and the product."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from posture.errors import SettingsError
from posture.rules import RULES

from .formats import SUFFIXES, read_folder, read_labels_in
from .intervals import Stretches, intersect, merge, subtract
from .kappa import AgreementUnit, RaterSide, cross_tabulate
from .labels import Label, PersonLabel
from .matching import match
from .metrics import DEFAULT_IOU, Counts, ratio
from .sums import Sum

VIDEOS = frozenset({".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mts", ".mpg"})
"""Suffixes of recordings that the product is asked about."""
LEAST_SECONDS = 0.5
"""Shorter disagreements are a matter of when, not of whether."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A stretch that both judge and in which one says shown, the other not."""

    rule: str
    clip: str
    person: str
    start: float
    end: float
    shown_by: int
    """0 the first rater, 1 the second."""


@dataclass(frozen=True, slots=True)
class RowAgreement(Sum):
    """How two raters agree on one row."""

    units: tuple[AgreementUnit, ...] = ()
    episodes: Counts = field(default_factory=Counts)
    """The second rater's episodes against the first's, at `DEFAULT_IOU`."""
    onsets: tuple[float, ...] = ()
    """Seconds by which the second rater lets the same episodes begin later; those under way from the start left out."""
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def f1(self) -> float:
        """Of episodes, the same whoever comes first; NaN where neither has any."""
        counts = self.episodes
        return ratio(2 * counts.hits, 2 * counts.hits + counts.false + counts.missed)

    @property
    def onset_shift(self) -> float:
        """The median of `onsets`; NaN for none."""
        return median(self.onsets) if self.onsets else float("nan")

    @property
    def disagreed_seconds(self) -> float:
        """In all `disagreements`."""
        return sum(item.end - item.start for item in self.disagreements)


@dataclass(frozen=True, slots=True)
class RaterComparison:
    """How two raters agree."""

    rows: Mapping[str, RowAgreement]
    clips: int
    people: int
    remarks: tuple[str, ...]
    """What could not be compared, or not exactly."""


def compare_raters(first: Mapping[str, Label], second: Mapping[str, Label]) -> RaterComparison:
    """Compare the labels of two raters, by clip.

    Raises SettingsError where they have no clip in common, or one has marks after a clip's end.
    """
    common = sorted(first.keys() & second.keys())
    if not common:
        raise SettingsError(
            f"labels of the same clips were wanted; the first rater has {_some(first)}, the second {_some(second)}"
        )
    rows: dict[str, RowAgreement] = defaultdict(RowAgreement)
    remarks = [f"{clip}: only one rater has it" for clip in sorted(first.keys() ^ second.keys())]
    people = 0
    for clip in common:
        seconds = _length(first[clip], second[clip], remarks)
        for one, other in _pairs(first[clip], second[clip], remarks):
            people += 1
            for rule in RULES:
                rows[rule] += _compare_row(rule, clip, seconds, one, other)
    return RaterComparison(rows, len(common), people, tuple(remarks))


def _some(labels: Mapping[str, Label]) -> str:
    names = sorted(labels)
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")  # noqa: PLR2004


def _length(first: Label, second: Label, remarks: list[str]) -> float:
    """Of the clip. Raises SettingsError where a rater has marks after the end that a file tells."""
    known = [label.seconds for label in (first, second) if label.length_known]
    if not known:
        remarks.append(f"{first.clip}: neither rater's file says how long it is; taken to end with the last mark")
    seconds = max(known or (first.seconds, second.seconds))
    for label in (first, second):
        label.within(seconds)
    return seconds


def _pairs(first: Label, second: Label, remarks: list[str]) -> Iterator[tuple[PersonLabel, PersonLabel]]:
    """People of the same name or number, then the others in order; all in order where two have one name."""
    named = [Counter(_name(person) for person in label.people) for label in (first, second)]
    shared = {name for name in named[0] if name and named[0][name] == named[1][name] == 1}
    for name in sorted(shared):
        one, other = (next(person for person in label.people if _name(person) == name) for label in (first, second))
        yield one, other
    rest = [[person for person in label.people if _name(person) not in shared] for label in (first, second)]
    yield from zip(*rest, strict=False)
    if len(rest[0]) != len(rest[1]):
        remarks.append(f"{first.clip}: one rater has {len(first.people)} people, the other {len(second.people)}")


def _name(person: PersonLabel) -> str:
    return str(person.number or person.name.casefold())


def _compare_row(rule: str, clip: str, seconds: float, one: PersonLabel, other: PersonLabel) -> RowAgreement:
    sides = one.side(rule, seconds), other.side(rule, seconds)
    neutral = merge(one.neutral(rule) + other.neutral(rule))
    found = match(sides[0].shown, sides[1].shown, neutral, DEFAULT_IOU)
    who = one.name or other.name or str(one.position + 1)
    return RowAgreement(
        units=(AgreementUnit(clip, one.position, cross_tabulate(*sides, seconds)),),
        episodes=Counts(len(found.hits), len(found.false), len(found.missed)),
        onsets=tuple(later[0][0] - earlier[0][0] for earlier, later in found.hits if earlier[0][0] and later[0][0]),
        disagreements=tuple(
            Disagreement(rule=rule, clip=clip, person=who, start=start, end=end, shown_by=rater)
            for rater in (0, 1)
            for start, end in _alone(sides[rater], sides[1 - rater])
            if end - start >= LEAST_SECONDS
        ),
    )


def _alone(says: RaterSide, other: RaterSide) -> Stretches:
    """Where one says shown and the other, who judges it too, does not."""
    return intersect(subtract(says.shown, other.shown), intersect(says.judged, other.judged))


def read_rater(place: Path) -> dict[str, Label]:
    """The labels of a file or folder, or the product's reports, by clip. Raises SettingsError for wrong files."""
    if place.is_dir():
        return {Path(label.clip).stem: label for _, label in read_folder(place, reports=True)}
    return {Path(label.clip).stem: label for label in read_labels_in(place, reports=True)}


def recordings(place: Path) -> tuple[Path, ...]:
    """The recordings that `place` is, or that it holds where it holds no labels."""
    if not place.is_dir():
        return (place,) if place.suffix.lower() in VIDEOS else ()
    files = sorted(place.iterdir())
    if any(file.suffix.lower() in SUFFIXES for file in files):
        return ()
    return tuple(file for file in files if file.suffix.lower() in VIDEOS)
