"""What limits a batch on 1,000 workers, from measured costs: ``python -m benchmarks.batch_simulation``.

Each recording passes client and scheduler, which are one process each, comes over a line that all workers share,
and keeps one worker busy. The costs of client and scheduler are measured here, with a real scheduler on this machine;
what a recording is, and how fast workers and line are, are options.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from random import Random
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.batch_costs import SharedCosts, client_seconds, scheduler_seconds

FLEETS: Final = (1, 2, 10, 100, 1000, 10_000)
"""Numbers of workers that are simulated."""
EACH: Final = 20
"""Recordings for each worker."""
TASKS: Final = 2000
"""By which the scheduler is measured."""
SPREAD: Final = 0.3
"""Lengths of recordings are from this much shorter to this much longer than the mean."""
TIMES_READ: Final = 2
"""A recording at a URL is fetched to be known, and again to be judged."""


@dataclass(frozen=True, slots=True)
class RecordingCost:
    """Seconds for a recording."""

    worker: float
    """Of the worker that judges it, of the mean length."""
    line: float
    """Of the line that all workers share."""


@dataclass(frozen=True, slots=True)
class FleetResult:
    """How a batch goes on so many workers."""

    workers: int
    per_second: float
    """Recordings."""
    efficiency: float
    """Time of one worker alone times recordings, over time times workers."""
    busy: dict[str, float]
    """How much of the time each part is busy that there is only one of, 0..1."""

    @property
    def limit(self) -> str:
        """What the batch waits for most: the part that is busiest, or the workers themselves."""
        part = max(self.busy, key=lambda name: self.busy[name])
        return part if self.busy[part] > self.efficiency else "workers"


def simulate(workers: int, shared: SharedCosts, cost: RecordingCost, seed: int = 0) -> FleetResult:
    """A batch of `EACH` recordings for each worker: they queue for client, scheduler and line, in this order."""
    random, free = Random(seed), [0.0] * workers
    stages = {"client": shared.client, "scheduler": shared.scheduler, "line": cost.line}
    ready, alone, end = dict.fromkeys(stages, 0.0), 0.0, 0.0
    for _ in range(workers * EACH):
        length = random.uniform(1 - SPREAD, 1 + SPREAD)
        moment = heapq.heappop(free)
        for stage, seconds in stages.items():
            taken = seconds * length if stage == "line" else seconds
            moment = ready[stage] = max(moment, ready[stage]) + taken
        alone += cost.worker * length + sum(stages.values())
        heapq.heappush(free, moment + cost.worker * length)
        end = max(end, moment + cost.worker * length)
    busy = {stage: seconds * workers * EACH / end for stage, seconds in stages.items()}
    return FleetResult(workers, workers * EACH / end, alone / (end * workers), busy)


def main(
    seconds: Annotated[float, typer.Option(min=0.01, help="That one worker needs for a recording.")] = 11.0,
    megabytes: Annotated[float, typer.Option(min=0.0, help="Of a recording.")] = 5.0,
    gigabits: Annotated[float, typer.Option(min=0.001, help="A second, of the line that all workers share.")] = 10.0,
) -> None:
    """Measure what client and scheduler cost, and print how batches go on ever more workers, and what limits them."""
    shared = SharedCosts(client_seconds(TASKS, 1000), _scheduler())
    line = TIMES_READ * megabytes * 8 / (gigabits * 1000)
    Console().print(
        f"for each recording: client {shared.client * 1e3:.2f} ms, scheduler {shared.scheduler * 1e3:.2f} ms, "
        f"line {line * 1e3:.2f} ms, worker {seconds:.2f} s"
    )
    Console().print(_table([simulate(count, shared, RecordingCost(seconds, line)) for count in FLEETS]))


def _scheduler() -> float:
    from distributed import Client, LocalCluster  # here: tests of the simulation do without

    with (
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0") as here,
        Client(here, set_as_default=False) as client,
    ):
        return scheduler_seconds(client, TASKS)


def _table(results: list[FleetResult]) -> Table:
    table = Table(title=f"{EACH} recordings for each worker")
    for column in ("workers", "recordings/s", "efficiency", "client busy", "scheduler busy", "line busy", "limit"):
        table.add_column(column, justify="right")
    for one in results:
        busy = (f"{one.busy[part]:.2f}" for part in ("client", "scheduler", "line"))
        table.add_row(f"{one.workers}", f"{one.per_second:.2f}", f"{one.efficiency:.3f}", *busy, one.limit)
    return table


if __name__ == "__main__":
    typer.run(main)
