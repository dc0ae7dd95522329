"""Training clips of seated people, acted at random: NAME.mp4 with its label NAME.json.

A clip is one body in one room before one camera, in eight moments of two frames each. Its number decides all of it.
The weights that come with the product were fitted to clips 0 to 257, together with the labelled clips of seated people:

    python -m calibration.legs render ACTOR_FOLDER CLIPS --count 258
    python -m calibration.legs poses CLIPS POSES
    python -m calibration.legs poses LABELLED_CLIPS LABELLED_POSES
    python -m calibration.legs train POSES LABELLED_POSES

A clip takes some 7 s on one core; other bodies are only a matter of other assets in ACTOR_FOLDER.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from .actor import ActorKit
from .crossed import ankles_crossed, figure_four, knee_over
from .seated import BodyPose, Sitter, knees_wide, side_by_side

SIZE: Final = (640, 480)
RATE: Final = 5
"""Frames per second of the files; what counts are the times in the labels."""
MOMENTS: Final = 8
FRAMES: Final = 2
"""Of one moment."""
FRAME_SECONDS: Final = 0.2
MOMENT_SECONDS: Final = 1.6
"""From one moment to the next: long enough for smoothed landmarks to have forgotten the one before."""
SEED: Final = 7000
"""Added to a clip's number."""
ROOMS: Final = 6
CLIPS_A_ROOM: Final = 12
"""Made one after the other in the same room, since furnishing one takes time."""
FAR: Final = 2.9
"""Metres from which a camera needs the large room."""
WAYS: Final[tuple[tuple[str, Callable[[Sitter], tuple[BodyPose, str]], float], ...]] = (
    ("side_by_side", side_by_side, 0.34),
    ("ankles_crossed", ankles_crossed, 0.2),
    ("leg_over_leg", knee_over, 0.2),
    ("leg_over_leg", figure_four, 0.1),
    ("knees_wide", knees_wide, 0.16),
)
"""Class, posture, and how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipSetting:
    """Who sits where, and how that is filmed. Degrees and metres."""

    name: str
    actor: str
    room: int
    yaw: float
    height: float
    dist: float
    roll: float
    fovy: float
    gain: float
    """Of the light."""
    noise: float
    """Of the sensor, of 255."""
    tint: tuple[float, float, float]
    """Of the clothes."""
    aside: float
    """Of the camera's aim."""

    @classmethod
    def for_clip(cls, number: int, actors: tuple[str, ...], random: np.random.Generator) -> ClipSetting:
        """The setting of a clip."""
        return cls(
            name=f"r{number:04d}",
            actor=actors[int(random.integers(len(actors)))],
            room=number // CLIPS_A_ROOM % ROOMS,
            yaw=float(random.uniform(-105, 105)),
            height=float(random.uniform(0.7, 1.8)),
            dist=float(random.uniform(2.0, 3.8)),
            roll=float(random.normal(0, 2)),
            fovy=float(random.choice([38, 42, 50])),
            gain=float(random.choice([1, 1, 1, 0.6, 1.15])),
            noise=float(random.uniform(1.5, 4)),
            tint=tuple(float(share) for share in random.uniform(0.5, 1.4, 3)),  # type: ignore[arg-type]  # three
            aside=float(random.uniform(-0.3, 0.3)),
        )


def render(kit: ActorKit, folder: Path, number: int) -> Path:
    """Make a clip unless it is there already; its path."""
    random = np.random.default_rng(SEED + number)
    setting = ClipSetting.for_clip(number, kit.actors, random)
    clip = folder / f"{setting.name}.mp4"
    if not clip.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        part = clip.with_suffix(".part.mp4")
        moments = list(_filmed(kit, setting, random, np.random.default_rng(number), part))
        label = {**asdict(setting), "moments": moments}
        clip.with_suffix(".json").write_text(json.dumps(label), encoding="utf-8")
        part.replace(clip)
    return clip


def _filmed(
    kit: ActorKit, setting: ClipSetting, random: np.random.Generator, grain: np.random.Generator, target: Path
) -> Iterator[dict[str, Any]]:
    """Write the frames; what is seen in each."""
    body, video = kit.corpus.body(setting.actor), kit.render.Video(str(target), SIZE, RATE, 22)
    camera, room = _camera(kit, setting), _room(kit, setting, body)
    for moment, frame, state, seen in _acted(Sitter(kit, body, random)):
        image = room.frame(camera, body.skin(state), (0, 0.8, 0.0))
        video.write(kit.render.fast_sensor(image, grain, setting.noise, 0.3, setting.gain))
        yield {"t": round(moment * MOMENT_SECONDS + frame * FRAME_SECONDS, 3), **seen}
    video.close()


def _acted(sitter: Sitter) -> Iterator[tuple[int, int, Any, dict[str, str]]]:
    """Number of the moment and of the frame in it, the body's state, and its label."""
    for moment in range(MOMENTS):
        name, way, _ = WAYS[int(sitter.random.choice(len(WAYS), p=[share for *_, share in WAYS]))]
        pose, kind = way(sitter)
        for frame in range(FRAMES):
            living = sitter.kit.motions.alive(sitter.kit.body.Pose(pose), frame * FRAME_SECONDS + moment, 5, 0.6)
            yield moment, frame, sitter.body.solve(living), {"label": name, "kind": kind}


def _camera(kit: ActorKit, setting: ClipSetting) -> Any:  # noqa: ANN401 - the renderer has no types
    target = {"target": (setting.aside, 0.66, 0.1), "size": SIZE}
    return kit.corpus.camera(
        {name: getattr(setting, name) for name in ("yaw", "height", "dist", "fovy", "roll")} | target
    )


def _room(kit: ActorKit, setting: ClipSetting, body: Any) -> Any:  # noqa: ANN401 - the renderer has no types
    """The room with a chair and the body in it."""
    large = {"room_size": (16.0, 2.9, 17.0), "wall_z": -7.5} if setting.dist > FAR else {}
    looks = {"size": SIZE, "ss": 1.0, "seed": setting.room, "shadow": 1024, **kit.corpus.ROOMS[setting.room], **large}
    room = kit.corpus.renderer((SIZE, setting.room, bool(large)), **looks)
    room.static, walls = list(room.base), len(room.base)
    room.set_static(kit.render.chair(at=(0, 0, 0), yaw=0))
    for thing in room.static[walls:]:
        thing.update(near=True)
    room.set_bodies([(body, {mesh["name"]: setting.tint for mesh in body.meshes if mesh["kind"] == "cloth"})])
    return room
