"""One row of one person's report against the label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from posture.report.model import Finding, Person
from posture.rules import RULES
from posture.types import BodyPart

from .intervals import Stretches, grid, intersect, mask, merge, share, subtract, total
from .kappa import AgreementUnit, RaterSide, cross_tabulate
from .labels import Label, PersonLabel
from .matching import JOIN_GAP, Matching, match
from .metrics import DEFAULT_IOU, IOUS, Counts, Mistake, RuleScore, Share

LEGS = frozenset({BodyPart.KNEES, BodyPart.ANKLES, BodyPart.FEET})
LEGLESS_FRAMINGS = frozenset({"upper", "waist"})


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled person of one clip, and what was said of that person."""

    label: Label
    truth: PersonLabel
    place: int
    """In the label, 0 leftmost; -1 for someone whom the label does not know."""
    person: Person

    def judged(self, finding: Finding) -> Stretches:
        """When a verdict, either way, was given, blends between postures left out."""
        silent = merge((span.start, span.end) for span in finding.not_judged)
        return subtract(subtract(merge(self.person.present), silent), merge(self.truth.ignore))

    def mistake(self, what: str, finding: Finding, stretches: Stretches, detail: str) -> Mistake:
        """A wrong episode of this person."""
        start, end = stretches[0][0], stretches[-1][1]
        return Mistake(
            what=what, rule=finding.rule, clip=self.label.clip, person=self.place, start=start, end=end, detail=detail
        )


def score_row(case: Case, rule: str) -> RuleScore:
    """How one row did for one person."""
    finding = case.person.finding(rule)
    score = _unjudgeable if rule in case.truth.cannot_judge else _judgeable
    extent = RuleScore(observability=_observability(case, finding), legless_seconds=_legless(case, finding))
    return score(case, finding) + extent + _wrong_seconds(case, finding)


def _wrong_seconds(case: Case, finding: Finding) -> RuleScore:
    """Time in which the row holds and is denied, and in which it is claimed and does not hold, seen or not."""
    neutral = case.truth.neutral(finding.rule)
    true = subtract(case.truth.true(finding.rule), neutral)
    claimed = subtract(_predicted(finding), neutral)
    return RuleScore(
        held_seconds=total(true),
        denied_seconds=total(subtract(intersect(true, case.judged(finding)), claimed)),
        claimed_seconds=total(claimed),
        unfounded_seconds=total(subtract(claimed, true)),
    )


def _predicted(finding: Finding) -> Stretches:
    return merge((episode.start, episode.end) for episode in finding.episodes)


def _judgeable(case: Case, finding: Finding) -> RuleScore:
    true, neutral = case.truth.true(finding.rule), case.truth.neutral(finding.rule)
    loose, usual, strict = (match(true, _predicted(finding), neutral, iou) for iou in IOUS)
    alarms = len(usual.false)
    return RuleScore(
        loose=_counts(loose),
        episodes=_counts(usual),
        strict=_counts(strict),
        moments=_moments(case, finding),
        alarms=alarms,
        quiet_alarms=alarms if case.label.quiet else 0,
        onset_errors=tuple(found[0][0] - hit[0][0] for hit, found in usual.hits if hit[0][0] > 0),
        mistakes=(*_missed(case, finding, usual), *_false(case, finding, usual)),
        units=(_unit(case, finding),),
    )


def _unit(case: Case, finding: Finding) -> AgreementUnit:
    """Moments that both judge: a row is taken as judged wherever it is said to be shown."""
    shown = _predicted(finding)
    said = RaterSide(shown, merge(case.judged(finding) + shown))
    truth = case.truth.side(finding.rule, case.label.seconds)
    return AgreementUnit(case.label.clip, case.place, cross_tabulate(truth, said, case.label.seconds))


def _unjudgeable(case: Case, finding: Finding) -> RuleScore:
    """Nothing can be missed here, and no verdict is right; an episode is a false alarm too if nothing happened."""
    true, neutral = case.truth.true(finding.rule), case.truth.neutral(finding.rule)
    judged = case.judged(finding)
    alarms = len(match(true, _predicted(finding), neutral, DEFAULT_IOU).false)
    return RuleScore(
        alarms=alarms,
        quiet_alarms=alarms if case.label.quiet else 0,
        overclaimed_episodes=len(match((), _predicted(finding), merge(case.truth.ignore), DEFAULT_IOU).false),
        overclaimed_seconds=total(judged),
        mistakes=tuple(
            case.mistake("judged where it cannot be", finding, (stretch,), _strength(finding, (stretch,)))
            for stretch in merge(judged, JOIN_GAP)
        ),
    )


def _counts(matching: Matching) -> Counts:
    return Counts(len(matching.hits), len(matching.false), len(matching.missed))


def _moments(case: Case, finding: Finding) -> Counts:
    times = grid(case.label.seconds)
    scored = ~mask(case.truth.neutral(finding.rule), times)
    true = mask(case.truth.true(finding.rule), times) & scored
    found = mask(_predicted(finding), times) & scored
    return Counts(int((true & found).sum()), int((found & ~true).sum()), int((true & ~found).sum()))


def _observability(case: Case, finding: Finding) -> Share:
    """Only while the row's own activity goes on, and not for rows that the view shows in part."""
    if finding.rule in case.truth.partial:
        return Share()
    times = grid(case.label.seconds)
    active = mask(case.truth.active(RULES[finding.rule].activity), times) & ~mask(merge(case.truth.ignore), times)
    judged = mask(case.judged(finding), times)
    hidden = mask(case.truth.unjudged(finding.rule), times) | (finding.rule in case.truth.cannot_judge)
    right = judged != hidden
    return Share(int((active & right).sum()), int(active.sum()))


def _legless(case: Case, finding: Finding) -> float:
    """Seconds of verdicts on rows of the legs where the picture ends above them, whatever the activity."""
    rule = RULES[finding.rule]
    foreign = not case.truth.active(rule.activity)
    forbidden = foreign or finding.rule in case.truth.cannot_judge
    if case.label.framing not in LEGLESS_FRAMINGS or not LEGS & set(rule.needs) or not forbidden:
        return 0.0
    return total(case.judged(finding))


def _missed(case: Case, finding: Finding, matching: Matching) -> Iterator[Mistake]:
    for episode in matching.missed:
        seen = share(episode, case.judged(finding))
        detail = f"judged in {seen:.0%} of it{_main_reason(finding, episode)}"
        yield case.mistake("missed", finding, episode, detail)


def _false(case: Case, finding: Finding, matching: Matching) -> Iterator[Mistake]:
    for episode in matching.false:
        yield case.mistake("false alarm", finding, episode, _strength(finding, episode))


def _main_reason(finding: Finding, episode: Stretches) -> str:
    """The reason for most of the silence within an episode, as ", REASON"; empty where all was judged."""
    seconds: dict[str, float] = {}
    for span in finding.not_judged:
        common = total(intersect(((span.start, span.end),), episode))
        seconds[span.reason] = seconds.get(span.reason, 0.0) + common
    reason = max(seconds, key=lambda name: seconds[name], default=None)
    return f", {reason}" if reason and seconds[reason] > 0 else ""


def _strength(finding: Finding, episode: Stretches) -> str:
    """The peak of every claimed episode within a stretch; says so where none was claimed."""
    claimed = (item for item in finding.episodes if intersect(((item.start, item.end),), episode))
    return ", ".join(f"peak {item.peak:.3g} {item.unit}" for item in claimed) or "not shown"
