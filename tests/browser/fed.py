"""The same frames through the browser's poses and through Python's, and what a session makes of either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from calibration.poses import unfolded
from posture.assets.pose_model import Models
from posture.perception.pipeline import PosePipeline
from posture.pose.frame import Frame
from posture.pose.landmarks import COUNT
from posture.pose.observation import Observer
from posture.pose.pose import PersonPose, Pose, PoseFrame
from posture.report.model import Person
from posture.session.session import Session
from posture.sources.file import open_video
from tests.browser.served import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIRE: Final = (COUNT, 7)

FEED: Final = """async (times) => {
  const { createBrowserPoses } = await import("/coach/static/pose/browser_poses.js");
  const finder = await createBrowserPoses({ base: "/coach" });
  const found = [];
  for (const [k, time] of times.entries()) {
    const picture = await createImageBitmap(await (await fetch(`/frames/${k}.png`)).blob());
    const pose = await finder.poses(picture, picture.width, picture.height, 1000 * time);
    found.push(pose && { landmarks: [...pose.landmarks], light: pose.light });
    picture.close();
  }
  const stats = finder.stats;
  finder.close();
  return { found, stats };
}"""


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the poses of the same frames are apart."""

    frames: int
    """In which both found somebody."""
    median: float
    """Of all landmarks that Python sees, in shoulder widths; so is `most`, in 95 of 100."""
    most: float
    presence: float
    """Median of the differences of presence; so is `light`, in 0..255, and `world`, in metres."""
    light: float
    world: float


def frames_of(clip: Path) -> list[Frame]:
    """All frames of a clip."""
    return list(open_video(clip).frames())


def in_python(frames: Iterable[Frame], models: Models) -> list[PoseFrame]:
    """Poses as `posture review` finds them."""
    with PosePipeline(models) as pipeline:
        return list(unfolded(map(pipeline.track, frames)))


def in_browser(frames: Sequence[Frame], page: Page) -> list[PoseFrame]:
    """Poses as the page finds them, fed with the same pixels."""

    def picture(request: Request) -> Response:
        image = cv2.cvtColor(frames[request.path_params["k"]].image, cv2.COLOR_RGB2BGR)
        return Response(cv2.imencode(".png", image)[1].tobytes(), media_type="image/png")

    with serving([Route("/frames/{k:int}.png", picture)]) as address:
        page.goto(address)
        answer = page.evaluate(FEED, [frame.time for frame in frames])
    return [_frame(frame, found) for frame, found in zip(frames, answer["found"], strict=True)]


def judged(frames: Iterable[PoseFrame]) -> Person:
    """The one person of the frames, judged as in a review."""
    session = Session()
    for frame in frames:
        session.process(frame)
    (person,) = session.people()
    return person


def difference(one: Sequence[PoseFrame], other: Sequence[PoseFrame]) -> Difference:
    """Between the first people of the same frames."""
    observer, gaps, rest = Observer(), [], []
    both = [(a, a.people[0].pose, b.people[0].pose) for a, b in zip(one, other, strict=True) if a.people and b.people]
    for frame, a, b in both:
        seen = observer.observe(frame.time, a, frame.width, frame.height)
        gaps.append(np.linalg.norm(a.picture - b.picture, axis=1)[seen.seen] / seen.scale)
        world = np.median(np.linalg.norm(a.world - b.world, axis=1)[seen.seen])
        rest.append((np.median(np.abs(a.presence - b.presence)), abs(a.light - b.light), world))
    all_gaps = np.concatenate(gaps)
    presence, light, place = np.median(rest, axis=0)
    return Difference(len(both), float(np.median(all_gaps)), float(np.quantile(all_gaps, 0.95)), presence, light, place)


def _frame(frame: Frame, found: dict[str, object] | None) -> PoseFrame:
    if found is None:
        return PoseFrame(frame.time, *frame.size, ())
    rows = np.array(found["landmarks"], dtype=np.float64).reshape(WIRE)
    world = rows[:, 2:5] * (1.0, -1.0, -1.0)
    light = float(str(found["light"]))
    pose = Pose(rows[:, :2].copy(), world, rows[:, 5].copy(), rows[:, 6].copy(), light)
    return PoseFrame(frame.time, *frame.size, (PersonPose(1, pose),))
