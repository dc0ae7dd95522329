"""An evaluation in the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from posture.rules import RULES
from posture.types import Kind

from .agreed import NOTE, Agreement, headings, nan_to_none, number
from .evaluate import Evaluation
from .metrics import DEFAULT_IOU, IOUS, Counts, Mistake, RuleScore, ratio
from .scoring import Scores

COLUMNS = (
    "row",
    "true",
    "false",
    "missed",
    "preci-\nsion",
    "recall",
    "F1",
    "F1\nloose",
    "F1\nstrict",
    "frame\nF1",
    "false\n/min",
    "claimed\ns",
    "seen\nright",
    "onset\ns",
    "wrongly\nsaid s",
)

LEGEND = (
    f"By episode at IoU {DEFAULT_IOU} (loose {IOUS[0]}, strict {IOUS[-1]}); frame F1: by tenths of a second; "
    "false/min: false episodes per minute of good behaviour and look-alikes; claimed s: seconds judged where the label "
    "says that it cannot be judged; seen right: judged or silent as the label says; onset s: median error; wrongly "
    "said s: seconds in which a don't row held, was judged and not shown, or a do row was credited and did not hold. "
    "A dash: nothing to be right about."
)


def board(scores: Scores, rules: Iterable[str]) -> RenderableType:
    """One line per row, how far label and product agree by the moment, and the figures over all rows and clips."""
    rules = tuple(rules)
    parts: list[RenderableType] = []
    for kind, title in ((Kind.DONT, "Don't rows"), (Kind.DO, "Do rows")):
        table = _table(title, scores, [rule for rule in rules if RULES[rule].kind is kind])
        parts += [table] if table.row_count else []
    agreed: list[RenderableType] = [_agreed(scores, rules), Text(NOTE, style="dim")]
    return Group(*parts, Text(LEGEND, style="dim"), *agreed, _summary(scores))


def _agreed(scores: Scores, rules: Iterable[str]) -> Table:
    table = Table(title="Label and product", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in ("row", *headings("label", "product")):
        table.add_column(column, justify="left" if column in {"row", "in words"} else "right", no_wrap=True)
    for rule in rules:
        agreed = Agreement.from_units(scores.rules[rule].units)
        if agreed.crossed.total:
            table.add_row(rule, *agreed.cells())
    return table


def _table(title: str, scores: Scores, rules: list[str]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in COLUMNS:
        table.add_column(column, justify="left" if column == "row" else "right", no_wrap=True)
    for rule in rules:
        table.add_row(rule, *_cells(scores.rules[rule], RULES[rule].kind, scores.scene.quiet_seconds / 60))
    return table


def _cells(score: RuleScore, kind: Kind, quiet_minutes: float) -> list[str]:
    counts = score.episodes
    return [
        *(str(count) for count in (counts.true, counts.false, counts.missed)),
        *(number(value) for value in (counts.precision, counts.recall, counts.f1, score.loose.f1, score.strict.f1)),
        number(score.moments.f1),
        number(ratio(score.quiet_alarms, quiet_minutes)),
        number(score.overclaimed_seconds, 1),
        number(score.observability.value),
        number(score.onset_error),
        number(_wrongly_said(score, kind), 1),
    ]


def _wrongly_said(score: RuleScore, kind: Kind) -> float:
    """Seconds of what misleads a trainee most: wrong denials of a don't row, false praise for a do row."""
    return score.denied_seconds if kind is Kind.DONT else score.unfounded_seconds


def _summary(scores: Scores) -> Table:
    table = Table(title="Over all rows and clips", title_justify="left", box=box.SIMPLE, show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    for name, value in figures(scores).items():
        table.add_row(name, number(value, 3))
    return table


def figures(scores: Scores) -> dict[str, float]:
    """The figures over all rows and clips, by their names."""
    scene, rows = scores.scene, scores.rules.values()
    return {
        "macro-F1 of don't rows": scores.macro_f1(Kind.DONT),
        "lowest F1 of a don't row": scores.lowest_f1(Kind.DONT),
        "macro-F1 of do rows": scores.macro_f1(Kind.DO),
        "macro-F1 of don't rows by tenths of a second": scores.macro_moment_f1(Kind.DONT),
        "macro-F1 of do rows by tenths of a second": scores.macro_moment_f1(Kind.DO),
        "false alarms per minute, good behaviour and look-alikes": scores.quiet_alarms_per_minute(),
        "false alarms per minute, all clips": scores.alarms_per_minute(),
        "wrong denials, share of the time of labelled faults": scores.wrong_denials(),
        "false praise, share of the credited time": scores.false_praise(),
        "seconds judged where it cannot be judged": sum(row.overclaimed_seconds for row in rows),
        "episodes claimed where it cannot be judged": sum(row.overclaimed_episodes for row in rows),
        "seconds of leg verdicts without legs in the picture": sum(row.legless_seconds for row in rows),
        "observability accuracy": scores.observability().value,
        "activity accuracy": scene.activity.value,
        "clips": scene.clips,
        "clips with the right number of people": scene.clips_counted_right,
        "people in the labels": scene.people,
        "people missing": scene.missing,
        "people too many": scene.extra,
    }


def mistakes(scores: Scores, rules: Iterable[str]) -> Table:
    """Every wrong episode, with clip, person and times, to be looked at."""
    table = Table(title="Mistakes", title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("row", "what", "clip", "person", "from s", "to s", "detail"):
        table.add_column(column, justify="right" if column.endswith(" s") else "left", overflow="fold")
    for rule in rules:
        for mistake in sorted(scores.rules[rule].mistakes, key=lambda item: (item.what, item.clip, item.start)):
            table.add_row(*_line(mistake))
    return table


def _line(mistake: Mistake) -> list[str]:
    person = "unknown" if mistake.person < 0 else str(mistake.person)
    times = (number(mistake.start), number(mistake.end))
    return [mistake.rule, mistake.what, mistake.clip, person, *times, mistake.detail]


def to_json(evaluation: Evaluation, rules: Iterable[str]) -> str:
    """Everything that the tables say, and every mistake; null where there is nothing to be right about."""
    content = {
        "figures": {name: nan_to_none(value) for name, value in figures(evaluation.scores).items()},
        "rules": {rule: _rule(evaluation.scores.rules[rule]) for rule in rules},
        "failures": [asdict(failure) for failure in evaluation.failures],
    }
    return json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False)


def _rule(score: RuleScore) -> dict[str, Any]:
    counted = {"episodes": score.episodes, "loose": score.loose, "strict": score.strict, "moments": score.moments}
    return {
        **{name: _counts(counts) for name, counts in counted.items()},
        "agreement": Agreement.from_units(score.units).to_json(),
        "alarms": score.alarms,
        "quiet_alarms": score.quiet_alarms,
        "overclaimed_episodes": score.overclaimed_episodes,
        "overclaimed_seconds": score.overclaimed_seconds,
        "held_seconds": score.held_seconds,
        "denied_seconds": score.denied_seconds,
        "claimed_seconds": score.claimed_seconds,
        "unfounded_seconds": score.unfounded_seconds,
        "observability": nan_to_none(score.observability.value),
        "onset_error": nan_to_none(score.onset_error),
        "mistakes": [asdict(mistake) for mistake in score.mistakes],
    }


def _counts(counts: Counts) -> dict[str, float | None]:
    values = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    return {**asdict(counts), **{name: nan_to_none(value) for name, value in values.items()}}
