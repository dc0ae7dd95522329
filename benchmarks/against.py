"""How long this build takes against an older one, side by side: ``python -m benchmarks.against OLD``.

OLD is a checkout of the older build, which is run with this interpreter, or a revision of this repository, which is
installed from git into a virtual environment of its own, with the versions of its own lock file. Each case is run by
both builds in turn, again and again, so that a busy moment of the machine meets both alike; printed are the medians of
time and of processor time, and the median of the ratios of neighbouring runs.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.clips import EXAMPLE, encode_loop, encode_side_by_side

ROOT: Final = Path(__file__).parents[1]
COMMAND: Final = "from posture.cli import main; main()"
SINGLE: Final = ((640, 480), 30.0)
"""Pixels and seconds of one person's recording ..."""
GROUP: Final = ((1280, 720), 10.0)
"""... and of three people's."""
SHORT: Final = 0.5
"""Seconds of a recording that shows what starting costs."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build and what runs it."""

    tree: Path
    python: Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that one run took, and of all processors."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Case:
    """What is run, and the most that it may take of the older build's time."""

    name: str
    code: str
    arguments: tuple[str, ...] = ()
    target: str = "-"


def main(
    old: Annotated[str, typer.Argument(help="A checkout of the older build, or a revision.")],
    repeats: Annotated[int, typer.Option(min=1, help="Runs of each.")] = 5,
    only: Annotated[list[str] | None, typer.Option(help="Part of a case's name; all if not given.")] = None,
) -> None:
    """Time both builds in turn and print each case with its ratios."""
    with TemporaryDirectory() as passing:
        folder = Path(passing)
        builds = (Build(ROOT, Path(sys.executable)), older_build(old, folder))
        for case in (case for case in cases(folder) if not only or any(part in case.name for part in only)):
            pairs = [tuple(run(case, build) for build in builds) for _ in range(repeats)]
            Console().print(table(case, pairs))


def older_build(old: str, folder: Path) -> Build:
    """The build in a checkout, or of a revision, installed anew. Raises CalledProcessError where that fails."""
    if Path(old).is_dir():
        return Build(Path(old).resolve(), Path(sys.executable))
    tree, environment = folder / "old", folder / "environment"
    tree.mkdir()
    content = subprocess.run(["git", "archive", old], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    subprocess.run(["tar", "-x", "-C", str(tree)], input=content, check=True)
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-c", "requirements.lock", "."], cwd=tree, check=True)
    return Build(tree, python)


def cases(folder: Path) -> list[Case]:
    """Everything that is compared; clips are made in `folder`."""
    single, group, short = (folder / f"{name}.mp4" for name in ("single", "group", "short"))
    encode_loop(EXAMPLE, single, SINGLE[1], SINGLE[0])
    encode_side_by_side(EXAMPLE, group, GROUP[1], GROUP[0], 3)
    encode_loop(EXAMPLE, short, SHORT, SINGLE[0])
    report = ("--quiet", "--json", str(folder / "report.json"))
    return [
        Case("import posture", "import posture", target="0.3 s"),
        Case("posture --version", COMMAND, ("--version",), "0.3 s"),
        Case("review, 0.5 s", COMMAND, ("review", str(short), *report), "0.6"),
        Case("review, one person", COMMAND, ("review", str(single), *report), "0.5"),
        Case("review, three people", COMMAND, ("review", str(group), *report), "0.5"),
    ]


def run(case: Case, build: Build) -> Cost:
    """One run in a process of its own. Raises RuntimeError, with its last words, if it fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    done = subprocess.run(
        [build.python, "-c", case.code, *case.arguments],
        cwd=build.tree, env={**os.environ, "PYTHONPATH": str(build.tree)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{build.tree}: {case.name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def table(case: Case, pairs: Sequence[tuple[Cost, ...]]) -> Table:
    """The medians of pairs of this build and the older one, and of their ratios."""
    shown = Table(title=f"{case.name} ({len(pairs)} runs each; wanted: {case.target})")
    for column in ("seconds", "this build", "older", "ratio, median", "least", "most"):
        shown.add_column(column, justify="left" if column == "seconds" else "right")
    for name in ("wall", "processor"):
        new, old = ([getattr(cost, name) for cost in side] for side in zip(*pairs, strict=True))
        ratios = [one / other for one, other in zip(new, old, strict=True)]
        figures = (median(new), median(old), median(ratios), min(ratios), max(ratios))
        shown.add_row(name, *(f"{figure:.2f}" for figure in figures))
    return shown


if __name__ == "__main__":
    typer.run(main)
