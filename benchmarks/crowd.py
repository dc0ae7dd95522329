"""Many trainees at once whose browsers find the poses: connections that send stored poses at a camera's rate."""

from __future__ import annotations

import asyncio
import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, time
from typing import Final

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from benchmarks.processes import cost
from calibration.poses import find_poses
from posture.pose.pose import PoseFrame

RATE: Final = 15.0
UNANSWERED: Final = 2
"""Messages on their way, at most, as the page keeps it."""
SETTLING: Final = 5.0
"""Seconds that are not counted: everybody connects, and counts down."""
_HEAD: Final = struct.Struct("<BBHIdHHf")
_WORLD: Final = (1.0, -1.0, -1.0)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What they met with."""

    trainees: int
    seconds: float
    least_rate: float
    """Verdicts a second of whoever got the fewest."""
    median: float
    """Milliseconds from a pose to its verdict; so is `most`, in 95 of 100."""
    most: float
    cores: float
    """Of the server, for all."""


@dataclass(slots=True)
class _Trainee:
    sent: dict[int, float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)


def crowded(clip: Path, trainees: int, seconds: float) -> Crowd:
    """Let so many practise for `seconds` with the poses of `clip`."""
    poses = stored(clip)
    with _server(trainees) as (process, port, tickets):
        everybody = [_Trainee() for _ in tickets]
        cores = asyncio.run(_practise(everybody, port, tickets, poses, (process, seconds)))
    delays = np.array([delay for one in everybody for delay in one.delays])
    least = min(len(one.delays) for one in everybody) / seconds
    median, most = (float(1000 * np.quantile(delays, share)) for share in (0.5, 0.95))
    return Crowd(trainees, seconds, least, median, most, cores)


def stored(clip: Path) -> list[bytes]:
    """The poses of a clip at the camera's rate, as messages without number and time."""
    return [_body(frame) for frame in find_poses(clip)]


def _body(frame: PoseFrame) -> bytes:
    head = struct.pack("<HHf", frame.width, frame.height, 128.0)
    if not frame.people:
        return head
    pose = frame.people[0].pose
    rows = np.column_stack([pose.picture, pose.world * _WORLD, pose.visibility, pose.presence])
    return head + rows.astype("<f4").tobytes()


async def _practise(
    everybody: list[_Trainee], port: int, tickets: list[str], poses: list[bytes], measured: tuple[int, float]
) -> float:
    """Run all of them; cores of the server while it counts."""
    process, seconds = measured
    tasks = [
        asyncio.create_task(_one(trainee, port, ticket, poses))
        for trainee, ticket in zip(everybody, tickets, strict=True)
    ]
    await asyncio.sleep(SETTLING)
    for trainee in everybody:
        trainee.delays.clear()
    before, begin = cost(process).cpu, perf_counter()
    await asyncio.sleep(seconds)
    cores = (cost(process).cpu - before) / (perf_counter() - begin)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if not task.cancelled() and (error := task.exception()):
            raise error
    return cores


async def _one(trainee: _Trainee, port: int, ticket: str, poses: list[bytes]) -> None:
    address, origin = f"ws://127.0.0.1:{port}/coach/live", Origin(f"http://127.0.0.1:{port}")
    async with connect(address, origin=origin, proxy=None) as line:
        await line.send(json.dumps({"type": "hello", "version": 1, "ticket": ticket, "poses": "browser"}))
        await asyncio.gather(_listen(trainee, line), _send(trainee, line, poses))


async def _listen(trainee: _Trainee, line: ClientConnection) -> None:
    async for message in line:
        told = json.loads(message)
        if (sent := trainee.sent.pop(told.get("n"), None)) is not None:
            trainee.delays.append(perf_counter() - sent)


async def _send(trainee: _Trainee, line: ClientConnection, poses: list[bytes]) -> None:
    begin = perf_counter()
    for n, body in enumerate(cycle(poses), start=1):
        await asyncio.sleep(begin + n / RATE - perf_counter())
        if len(trainee.sent) >= UNANSWERED:
            continue
        people = 1 if len(body) > struct.calcsize("<HHf") else 0
        trainee.sent[n] = perf_counter()
        await line.send(struct.pack("<BBHId", 1, 1, people, n, 1000 * time()) + body)


@contextmanager
def _server(trainees: int) -> Iterator[tuple[int, int, list[str]]]:
    command = [sys.executable, "-m", "benchmarks.crowd_server", str(trainees)]
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "POSTURE_STORE": str(Path(folder) / "store.sqlite")}
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            try:
                yield process.pid, told["port"], told["tickets"]
            finally:
                process.terminate()
