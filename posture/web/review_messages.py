"""A review as a process of its own does it: what is ordered on its standard input, what it tells line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from posture.baseline.schema import BaselineFile
from posture.practice.settings import PractisedActivity, StrictModel
from posture.report.file_name import RESULT_FILES
from posture.side_files import MOST_BYTES
from posture.types import Language

MODULE: Final = "posture.web.review_worker"
"""What the process runs."""

RESULTS: Final = RESULT_FILES
"""Files of a review, by the names of the options of ``posture review``."""
POSES: Final = "poses.bin"
"""Where everyone's landmarks are, for drawing them over the video (posture.web.poses_file)."""
POINTS: Final = "points.json"
"""What everybody should work on first."""


class WebReviewOptions(StrictModel):
    """What a visitor chooses."""

    language: Language = "en"
    activity: PractisedActivity | None = None
    """What people do whose legs are out of the picture."""
    profile: Annotated[str, Field(max_length=400)] | None = None
    """House rules: an example's name, or the key of what is kept; set by our pages only."""
    rules: Annotated[str, Field(max_length=MOST_BYTES)] | None = None
    """The content of house rules that are kept, as TOML; likewise."""
    baseline: BaselineFile | None = None
    """Of the first person in the recording; set by our pages only."""
    blur_faces: bool = False
    """In evidence and annotated video."""
    evidence: bool = True
    """Pictures of don'ts in the HTML report."""
    annotated: bool = False
    """Whether the annotated video is wanted too; it takes half as long again."""


class ReviewOrder(StrictModel):
    """What the process is told."""

    video: Path
    name: str
    """What the recording is called in the results."""
    folder: Path
    """Where the results go; it exists."""
    wish: WebReviewOptions


class ReviewEvent(StrictModel):
    """A line that the process tells."""

    what: Literal["share", "done", "failed"]
    share: Annotated[float, Field(ge=0, le=1)] | None = None
    """Of the recording judged so far; None where its length is not known."""
    text: str = ""
    """Why it failed, as one line."""
    problems: tuple[str, ...] = ()
    """What was wrong with the recording that could be read all the same."""
