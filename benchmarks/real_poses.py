"""How right the product is on real people: ``python -m benchmarks.real_poses FOLDER``.

Kept poses are judged by the product's own session and compared with what was seen by eye. All seconds are of time in
which a person is both labelled and found: who is not found at all is another figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer
from rich import box
from rich.table import Table

from calibration.agreed import number
from calibration.commands.common import exit_on_error, wide_console
from calibration.intervals import Stretches, intersect, merge, subtract, total
from calibration.metrics import ratio
from calibration.people import pair_people
from calibration.poses import load_poses
from calibration.real_labels import RealLabel, everyone_found, read_real_labels
from calibration.rows import Case
from calibration.scoring import cases
from calibration.sums import Sum
from posture.config.walk_weights import load_walk_model, walk_model
from posture.features.motion.walk_detector import WalkModel
from posture.pose.pose import PoseFrame
from posture.report.model import Person, Report
from posture.rules import RULES
from posture.session.session import Session
from posture.types import Activity, Kind

PASS_GAP: Final = 0.5
"""Seconds out of sight that end a walker's pass."""
SHORTEST_PASS: Final = 1.0
"""Seconds: less is no pass that anybody could judge."""
RECOGNISED: Final = 0.5
"""Share of a pass that must be called walking for the pass to be recognised."""
ROWS: Final = {
    kind: {one: [r.id for r in RULES.values() if r.activity is one and r.kind is kind] for one in Activity}
    for kind in Kind
}
ALL_ROWS: Final = {one: [*ROWS[Kind.DO][one], *ROWS[Kind.DONT][one]] for one in Activity}


@dataclass(frozen=True, slots=True, kw_only=True)
class RealFigures(Sum):
    """What came of one person, or of many together."""

    passes: int = 0
    passes_recognised: int = 0
    walk_seconds: float = 0.0
    walk_recognised: float = 0.0
    """Seconds of walking that are called walking."""
    active_seconds: float = 0.0
    active_right: float = 0.0
    false_walk: float = 0.0
    """Seconds of sitting or standing that are called walking."""
    false_standing_praise: float = 0.0
    """Seconds of walking in which a do row of standing is credited."""
    seated_seconds: float = 0.0
    seated_judged: float = 0.0
    """Seconds of sitting in which at least one row of sitting is judged."""
    good_seconds: float = 0.0
    alarms: int = 0
    """Episodes of don't rows where nothing of them happens."""
    faults: int = 0
    hits: int = 0
    fault_seconds: float = 0.0
    denied: float = 0.0
    """Seconds of a labelled fault that are judged and not shown."""


def measure(real: RealLabel, without: Path | None) -> RealFigures:
    """What comes of one archive; nothing where who is who is not known. Raises SettingsError for no kept poses.

    With a folder `without`, walking is told by the weights there that were fitted without the archive's source.
    """
    own = without / f"source {real.source}.json" if without else None
    model = load_walk_model(own) if own and own.is_file() else walk_model()  # a source without walkers taught nothing
    frames = load_poses(real.file)
    if not everyone_found(frames, real.label):
        return RealFigures()
    report = judged(frames, real.file.name, model)
    found = list(cases(real.label, pair_people(report.people, real.label)))
    each = (_person_figures(case, good=real.good[case.place]) for case in found if case.place >= 0)
    return sum(each, RealFigures())


def judged(frames: tuple[PoseFrame, ...], name: str, model: WalkModel) -> Report:
    """The report on kept poses, as a recording gets it."""
    session = Session(walking=model)
    for frame in frames:
        session.process(frame)
    return session.report(name)


def _person_figures(case: Case, *, good: bool) -> RealFigures:
    present = merge(case.person.present)
    said = {activity: _said(case.person, activity) for activity in Activity}
    true = {activity: intersect(case.truth.active(activity), present) for activity in Activity}
    still = merge(true[Activity.SIT] + true[Activity.STAND])
    passes = [one for one in merge(true[Activity.WALK], PASS_GAP) if one[1] - one[0] >= SHORTEST_PASS]
    walked = [total(intersect((one,), said[Activity.WALK])) >= RECOGNISED * (one[1] - one[0]) for one in passes]
    praised = merge(span for row in ROWS[Kind.DO][Activity.STAND] for span in _claimed(case.person, row))
    any_row = merge(span for row in ALL_ROWS[Activity.SIT] for span in case.judged(case.person.finding(row)))
    figures = RealFigures(
        passes=len(passes),
        passes_recognised=sum(walked),
        walk_seconds=total(true[Activity.WALK]),
        walk_recognised=total(intersect(true[Activity.WALK], said[Activity.WALK])),
        active_seconds=sum(total(stretches) for stretches in true.values()),
        active_right=sum(total(intersect(true[one], said[one])) for one in Activity),
        false_walk=total(intersect(still, said[Activity.WALK])),
        false_standing_praise=total(intersect(true[Activity.WALK], praised)),
        seated_seconds=total(true[Activity.SIT]),
        seated_judged=total(intersect(true[Activity.SIT], any_row)),
        good_seconds=total(present) if good else 0.0,
        alarms=sum(len(_claimed(case.person, rule)) for rule in _dont_rows()) if good else 0,
    )
    return sum((_fault_figures(case, rule) for rule in _dont_rows()), figures)


def _fault_figures(case: Case, rule: str) -> RealFigures:
    """Hits, and wrong denials, of one don't row."""
    finding, shown = case.person.finding(rule), case.truth.true(rule)
    claimed = _claimed(case.person, rule)
    labelled = subtract(intersect(shown, merge(case.person.present)), case.truth.neutral(rule))
    return RealFigures(
        faults=len(shown),
        hits=sum(bool(intersect((one,), claimed)) for one in shown),
        fault_seconds=total(labelled),
        denied=total(subtract(intersect(labelled, case.judged(finding)), claimed)),
    )


def _dont_rows() -> Iterator[str]:
    return (rule.id for rule in RULES.values() if rule.kind is Kind.DONT)


def _said(person: Person, activity: Activity) -> Stretches:
    return merge((span.start, span.end) for span in person.activity if span.activity is activity)


def _claimed(person: Person, rule: str) -> Stretches:
    return merge((episode.start, episode.end) for episode in person.finding(rule).episodes)


COLUMNS: Final = (
    "", "passes", "walking\nshare", "activity\nright", "false\nwalk s", "walkers'\nstanding\npraise s",
    "seated\njudged", "alarms", "per min\ngood", "faults", "hits", "fault s", "denied\ns",
)  # fmt: skip


def _cells(figures: RealFigures) -> list[str]:
    return [
        f"{figures.passes_recognised}/{figures.passes}",
        number(ratio(figures.walk_recognised, figures.walk_seconds), 3),
        number(ratio(figures.active_right, figures.active_seconds), 3),
        number(figures.false_walk, 1),
        number(figures.false_standing_praise, 1),
        number(ratio(figures.seated_judged, figures.seated_seconds), 3),
        str(figures.alarms),
        number(ratio(figures.alarms, figures.good_seconds / 60)),
        *(str(count) for count in (figures.faults, figures.hits)),
        number(figures.fault_seconds, 1),
        number(figures.denied, 1),
    ]


def main(
    folder: Annotated[Path, typer.Argument(help="Kept poses NAME.npz beside labels.json.")],
    without: Annotated[
        Path | None, typer.Option(help="Weights of `python -m calibration.walking train --without`: judge by others.")
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="A line for every archive.")] = False,  # noqa: FBT002
) -> None:
    """Judge every archive of the folder, and print how right it was, by source and in all."""
    with exit_on_error():
        real = read_real_labels(folder)
        found = {one.file.stem: (one.source, measure(one, without)) for one in real}
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in COLUMNS:
        table.add_column(column, justify="right" if column else "left", no_wrap=True)
    for name, (_, figures) in found.items():
        if each:
            table.add_row(name, *_cells(figures))
    for source in sorted({source for source, _ in found.values()}):
        group = (figures for other, figures in found.values() if other == source)
        table.add_row(f"source {source}", *_cells(sum(group, RealFigures())))
    table.add_row("all", *_cells(sum((figures for _, figures in found.values()), RealFigures())), style="bold")
    wide_console().print(table)


if __name__ == "__main__":
    typer.run(main)
