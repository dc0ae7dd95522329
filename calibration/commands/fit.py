"""`python -m calibration fit DIR`: onsets and offsets that fit the labels of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from posture.config.thresholds import DEFAULT, load_thresholds
from posture.rules.criteria import Criteria

from ..agreed import number
from ..evaluate import read_labels
from ..fit.folds import Proposal, propose
from ..fit.search import MOST_ALARMS, Fitness
from ..fit.trials import FitTrial, RowFitTrial, trials
from ..fit.write import write
from ..labels import Label
from ..poses import poses_of
from .common import exit_on_error, progress_bar, select_rules, warn_of, wide_console


def fit_command(
    folder: Annotated[Path, typer.Argument(help="Clips with labels: NAME.json, NAME.eaf (ELAN) or BORIS tables.")],
    rule: Annotated[str | None, typer.Option(help="Fit this row only.")] = None,
    write_it: Annotated[bool, typer.Option("--write", help="Write what helps into the thresholds file.")] = False,  # noqa: FBT002
    thresholds: Annotated[Path, typer.Option(help="The thresholds file to begin with and to write.")] = DEFAULT,
    poses: Annotated[
        Path | None, typer.Option(help="Keep the poses of each clip here, and take them from here.")
    ] = None,
) -> None:
    """Propose onsets and offsets by cross-validation over people, and say what they would change.

    Nothing is written without --write, and then only what helps people whom the fit has not seen.
    """
    with exit_on_error():
        rules, criteria = select_rules(rule), load_thresholds(thresholds)
        labelled = read_labels(folder)
        warn_of(label for _, label in labelled)
        tried = _trials(labelled, criteria, poses)
        proposals = _proposals(tried, rules, criteria)
        helpful = [proposal for proposal in proposals if proposal.holds]
        if write_it and helpful:
            write(thresholds, helpful, datetime.now(UTC).astimezone().date())
    _show(wide_console(), proposals, written=write_it, thresholds=thresholds)


def _trials(
    labelled: tuple[tuple[Path, Label], ...], criteria: Mapping[str, Criteria], kept: Path | None
) -> tuple[FitTrial, ...]:
    found: list[FitTrial] = []
    with progress_bar("Measuring", len(labelled)) as done:
        for clip, label in labelled:
            frames = poses_of(clip, kept)
            found += trials(label.within(frames[-1].time if frames else 0.0), frames, criteria)
            done(clip.name)
    return tuple(found)


def _proposals(tried: tuple[FitTrial, ...], rules: tuple[str, ...], criteria: Mapping[str, Criteria]) -> list[Proposal]:
    proposals = []
    with progress_bar("Fitting", len(rules)) as done:
        for name in rules:
            rows = [RowFitTrial.from_trial(trial, name, criteria[name]) for trial in tried]
            proposal = propose(name, rows, criteria[name])
            proposals += [proposal] if proposal else []
            done(name)
    return proposals


def _show(console: Console, proposals: list[Proposal], *, written: bool, thresholds: Path) -> None:
    for proposal in proposals:
        if proposal.changes:
            console.print(_numbers(proposal), _effect(proposal))
    unchanged = [proposal.rule for proposal in proposals if not proposal.changes]
    if unchanged:
        console.print(f"No better numbers found: {', '.join(unchanged)}")
    helpful = [proposal.rule for proposal in proposals if proposal.holds]
    if not helpful:
        console.print("Nothing to write: no change helps people whom the fit has not seen.")
    elif written:
        console.print(f"Written to {thresholds}: {', '.join(helpful)}")
    else:
        console.print(f"Nothing written. With --write, these would be: {', '.join(helpful)}")


def _numbers(proposal: Proposal) -> Table:
    """The diff."""
    table = Table(title=proposal.rule, title_justify="left", box=box.SIMPLE_HEAD)
    for column in ("limit", "onset", "", "offset", "", "unit"):
        table.add_column(column)
    for change in proposal.changes:
        limit = f"{change.knob.limit} {change.knob.end}".strip()
        numbers = [f"{value:g}" for pair in zip(change.before, change.after, strict=True) for value in pair]
        unit = proposal.criteria.limits[change.knob.limit].unit
        table.add_row(limit, numbers[0], f"→ {numbers[1]}", numbers[2], f"→ {numbers[3]}", unit)
    return table


def _effect(proposal: Proposal) -> Table:
    """What the diff does, to those it was fitted to and to those it was not."""
    verdict = "helps people not seen" if proposal.holds else "does not help people not seen: not proposed"
    title = f"{verdict} (F1 at IoU 0.25; at most {MOST_ALARMS:g} false alarms per hour)"
    table = Table(title=title, title_justify="left", title_style="", box=box.SIMPLE_HEAD)
    for column in ("judged on", "F1", "", "false/h", ""):
        table.add_column(column)
    for fold in proposal.folds:
        table.add_row(f"{fold.person}, fitted to the others", *_pair(fold.before, fold.after))
    table.add_row("everyone, each fitted to the others", *_pair(proposal.unseen_before, proposal.unseen_after))
    table.add_row("everyone, fitted to everyone", *_pair(proposal.before, proposal.after))
    return table


def _pair(before: Fitness, after: Fitness) -> list[str]:
    return [
        number(before.f1),
        f"→ {number(after.f1)}",
        number(before.alarms, 1),
        f"→ {number(after.alarms, 1)}",
    ]
