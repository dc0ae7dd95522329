"""What is seen of somebody whose measures are known, for tests of single features.

Filmed from so far away that the picture shows true lengths: a metre is the same wherever it is on the body.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from posture.pose.observation import Observation, Observer
from posture.pose.pose import PoseFrame
from tests.acting import Actor
from tests.film import scene
from tests.mannequin import SHOULDERS, Camera, Stance

AFAR: Final = Camera(distance=60.0)


def observed(frames: Iterable[PoseFrame]) -> list[Observation]:
    """Every frame of a scene, as one person's observations."""
    observer = Observer()
    return [observer.observe(f.time, f.people[0].pose, f.width, f.height) for f in frames]


def filmed(
    who: Actor, seconds: float = 3.0, fps: float = 30.0, view: str | float = "front", camera: Camera = AFAR
) -> list[Observation]:
    """Somebody over some seconds, without any noise."""
    return observed(scene(who, seconds, fps, view=view, camera=camera))


def seen(who: Actor | Stance, view: str | float = "front", camera: Camera = AFAR) -> Observation:
    """Somebody who keeps a stance, at a moment."""
    actor = who if isinstance(who, Actor) else Actor(start=who)
    return filmed(actor, 0.2, 10.0, view, camera)[-1]


def widths(metres: float) -> float:
    """A length in shoulder widths."""
    return metres / SHOULDERS
