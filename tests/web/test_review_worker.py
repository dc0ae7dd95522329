from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from posture.assets.pose_model import Models
from posture.report.model import Report
from posture.web.review_messages import POINTS, POSES, RESULTS, ReviewEvent, ReviewOrder, WebReviewOptions
from posture.web.review_process import ReviewProcess

EXAMPLE = Path(__file__).parents[2] / "examples" / "sit_leg_crossed_front.mp4"


def _run(order: ReviewOrder) -> tuple[list[ReviewEvent], int]:
    process = ReviewProcess((sys.executable, "-m", "posture.web.review_worker"), order)
    event = list(process.events())
    return event, process.wait()[0]


@pytest.mark.slow
def test_a_review_in_a_process_of_its_own_gives_every_result(tmp_path: Path, models: Models) -> None:
    options = WebReviewOptions(language="zh", annotated=True, blur_faces=True)
    event, code = _run(ReviewOrder(video=EXAMPLE, name="练习.mp4", folder=tmp_path, wish=options))
    assert (event[-1].what, code) == ("done", 0)
    shares = [one.share for one in event if one.share is not None]
    assert shares == sorted(shares)
    assert {file.name for file in tmp_path.iterdir()} == {*RESULTS.values(), POSES, POINTS}
    report = Report.model_validate_json((tmp_path / RESULTS["json"]).read_text(encoding="utf-8"))
    assert report.source.file == "练习.mp4"
    points = json.loads((tmp_path / POINTS).read_text(encoding="utf-8"))
    assert points["1"][0] == "sit.leg_crossed"


def test_what_cannot_be_reviewed_is_told_by_its_name_in_one_line(tmp_path: Path) -> None:
    video = tmp_path / "a1b2c3"
    video.write_bytes(b"garbage" * 100)
    event, code = _run(ReviewOrder(video=video, name="holiday.mp4", folder=tmp_path, wish=WebReviewOptions()))
    assert ([one.what for one in event], code) == (["failed"], 0)
    assert "holiday.mp4" in event[0].text
    assert "a1b2c3" not in event[0].text
