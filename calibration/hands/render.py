"""Training clips of standing people whose hands do all sorts of things: NAME.mp4 with its label NAME.json.

A clip is one body in one room in 24 moments of one frame each, every one with a style, a yaw and a camera of its own.
Its number decides all of it. The weights that come with the product were fitted to moments made in this way:

    python -m calibration.hands render ACTOR_FOLDER CLIPS --count 42
    python -m calibration.legs poses CLIPS POSES
    python -m calibration.hands train POSES

A moment takes about half a second on one core; other bodies are only a matter of other assets in ACTOR_FOLDER.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from ..legs.actor import ActorKit
from .standing import Stander, act

SIZE: Final = (480, 480)
RATE: Final = 5
"""Frames per second of the files; what counts are the times in the labels."""
MOMENT_SECONDS: Final = 1.6
WAYS: Final = (
    *["pocket"] * 9,
    *["hang"] * 3,
    *["clasped"] * 2,
    *["behind"] * 2,
    *["hips"] * 2,
    *["folded"] * 3,
    *["gesture", "hold", "bent"],
)
"""What is acted in the moments of a clip."""
SEED: Final = 77
ROOMS: Final = 4
CLIPS_A_ROOM: Final = 3
MOST_YAW: Final = 60.0
"""Degrees to either side of most cameras; one in seven stands further aside, up to 100."""
FURTHER: Final = 0.15
CUT: Final = 0.3
"""Share of the pictures that end above the knees."""


def render(kit: ActorKit, folder: Path, number: int) -> Path:
    """Make a clip unless it is there already; its path."""
    clip = folder / f"h{number:04d}.mp4"
    if not clip.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        part, actor = clip.with_suffix(".part.mp4"), kit.actors[number % len(kit.actors)]
        video = kit.render.Video(str(part), SIZE, RATE, 18)
        body = kit.corpus.body(actor)
        room = _room(kit, number, body)
        moments = [_filmed(Stander(kit, body, _dice(number, place)), place, room, video) for place in range(len(WAYS))]
        video.close()
        label = {"name": clip.stem, "actor": actor, "moments": moments}
        clip.with_suffix(".json").write_text(json.dumps(label), encoding="utf-8")
        part.replace(clip)
    return clip


def _dice(number: int, place: int) -> np.random.Generator:
    return np.random.default_rng([SEED, number * len(WAYS) + place])


def _filmed(s: Stander, place: int, room: Any, video: Any) -> dict[str, Any]:  # noqa: ANN401 - no types
    """Write one frame; what is seen in it."""
    acted = act(s, WAYS[place])
    camera, seen = _camera(s.kit, s.body.height, s.random)
    image = room.frame(camera, s.body.skin(s.body.solve(acted.pose)), (0, 0.8, 0))
    noise, gain = s.within(1.5, 4), float(s.random.choice([1, 1, 0.7]))
    video.write(s.kit.render.fast_sensor(image, s.random, noise, 0.4, gain))
    hands = {"left": acted.hands["L"], "right": acted.hands["R"], "note": acted.note}
    return {"t": round(place * MOMENT_SECONDS, 3), "way": WAYS[place], **hands, **seen}


def _camera(kit: ActorKit, stature: float, random: np.random.Generator) -> tuple[Any, dict[str, Any]]:
    """A camera somewhere around the person, and where it is."""
    aside = random.random() >= FURTHER
    yaw = float(random.uniform(-MOST_YAW, MOST_YAW) if aside else random.uniform(60, 100) * random.choice([-1, 1]))
    cut = bool(random.random() < CUT)
    away = stature * float(random.uniform(0.95, 1.3) if cut else random.uniform(1.5, 2.6))
    height, turn = float(random.uniform(0.9, 1.8)), np.radians(yaw)
    eye = (away * np.sin(turn), height, away * np.cos(turn))
    target = (float(random.uniform(-0.12, 0.12)), (0.66 if cut else 0.53) * stature, 0)
    camera = kit.render.Camera(eye, target, 42.0, SIZE, float(random.normal(0, 1)))
    return camera, {"yaw": yaw, "height": height, "dist": float(away), "cut": cut}


def _room(kit: ActorKit, number: int, body: Any) -> Any:  # noqa: ANN401 - the renderer has no types
    """An empty room with the body in it."""
    place = number // CLIPS_A_ROOM % ROOMS
    looks = {"size": SIZE, "ss": 1.0, "seed": place, "shadow": 512, **kit.corpus.ROOMS[place]}
    room = kit.corpus.renderer((SIZE, place, "standing"), **looks)
    room.set_body(body, None)
    return room
