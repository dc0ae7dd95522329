"""A review for the page: an order on standard input, progress on standard output, results in a folder.

No command: `posture.web.jobs` runs this module as a process of its own, so that a review can be ended at any moment.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from posture.assets.pose_model import kept_model
from posture.config.profile import Profile, load_profile, parse_profile
from posture.drawing.annotated_video import annotated_video
from posture.drawing.evidence import EvidenceCollector
from posture.errors import PostureError
from posture.perception.tracks import settle_track
from posture.report.model import Report
from posture.report.priorities import top_priorities
from posture.report.review_result import ReviewResult
from posture.report.writer import write_results
from posture.review_video import Watcher, open_recording, review
from posture.sources.file import VideoFile
from posture.web.poses_file import poses_file
from posture.web.review_messages import POINTS, POSES, RESULTS, ReviewEvent, ReviewOrder

_NICER: Final = 10
"""Steps of priority behind the server, whose practices must not wait."""


def main() -> None:
    """Do the order that stands on standard input."""
    if hasattr(os, "nice"):
        os.nice(_NICER)
    order = ReviewOrder.model_validate_json(sys.stdin.read())
    try:
        _tell(_done(order, _review(order)))
    except PostureError as error:
        _tell(ReviewEvent(what="failed", text=str(error).replace(str(order.video), order.name)))


def _review(order: ReviewOrder) -> ReviewResult:
    options, profile = order.wish, _profile(order)
    with open_recording(order.video) as video, ExitStack() as stack:
        video.name = order.name
        models = kept_model()
        settle_track(video, models)
        result = review(
            video,
            models=models,
            profile=profile,
            declared=options.activity,
            baselines={1: options.baseline.baseline} if options.baseline else None,
            traced=True,
            evidence=EvidenceCollector(options.language) if options.evidence else None,
            blur=options.blur_faces,
            watchers=[*_watchers(order, video, stack)],
            progress=lambda share: _tell(ReviewEvent(what="share", share=share)),
        )
    _write(order, result, profile)
    return result


def _profile(order: ReviewOrder) -> Profile:
    """What is kept of house rules comes with the order: this process opens no store."""
    wish = order.wish
    return load_profile(wish.profile) if wish.rules is None else parse_profile(wish.rules, wish.profile or "profile")


def _watchers(order: ReviewOrder, video: VideoFile, stack: ExitStack) -> Iterator[Watcher]:
    yield stack.enter_context(poses_file(order.folder / POSES))
    if order.wish.annotated:
        place = order.folder / RESULTS["annotated"]
        yield stack.enter_context(annotated_video(place, video, order.wish.language)).add


def _write(order: ReviewOrder, result: ReviewResult, profile: Profile) -> None:
    places = {form: order.folder / name for form, name in RESULTS.items() if form != "annotated"}
    write_results(places, result, order.wish.language, profile.criteria)
    weights = {rule: limit.weight for rule, limit in profile.criteria.items()}
    _write_points(order.folder / POINTS, result.report, weights)


def _write_points(place: Path, report: Report, weights: dict[str, float]) -> None:
    """The rows that everybody should work on first, by the number of the person."""
    points = {
        str(person.person): [point.finding.rule for point in top_priorities(person, weights)]
        for person in report.people
    }
    place.write_text(json.dumps(points), encoding="utf-8")


def _done(order: ReviewOrder, result: ReviewResult) -> ReviewEvent:
    return ReviewEvent(what="done", problems=tuple(damage.text(order.wish.language) for damage in result.damage))


def _tell(event: ReviewEvent) -> None:
    """A server that is gone ends the review with a BrokenPipeError."""
    sys.stdout.write(event.model_dump_json(exclude_none=True) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
