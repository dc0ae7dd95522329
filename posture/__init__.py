"""Watches how people sit, stand and walk, and says which rows of a do-and-don't table they showed, and when.

A frame goes one way, whether it comes from a recording or a camera:

    sources -> perception -> pose -> features -> rules -> session -> report

A source gives upright frames with true times. Perception finds everyone in them, follows each, and watches the camera:
a PoseFrame. A Session gates and smooths the landmarks, measures the body against the person's own baseline, holds every
row (RULES) against its thresholds, as a Profile may change them, and turns the verdicts of frames into episodes. A
Report says for every Person and row when it was shown, and for how long it was not judged, and why.

    >>> report = posture.review("talk.mp4").report
    >>> [round(episode.start) for episode in report.person(1).finding("stand.arms_folded").episodes]
    [5]

With poses of your own, from any MediaPipe result (PoseFrame.from_mediapipe) or an array (pose_frames):

    >>> session = posture.Session()
    >>> for frame in posture.pose_frames(array, width=640, height=480, fps=15):
    ...     states = session.process(frame)
    >>> session.report().to_frame()["rule"].tolist()[-1]
    'stand.arms_folded'

RULES has every row of the table by its id. Nothing is loaded before it is used; everything raised on purpose is a
PostureError, or a ValueError for arguments that cannot be meant.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from posture.version import __version__

__all__ = [
    "RULES", "AccessError", "Activity", "ActivitySpan", "Baseline", "BaselineError", "BaselineFile", "BodyPart",
    "CameraError",
    "CameraState", "Damage", "DamageKind", "Episode", "EvidenceCollector", "Finding", "Frame", "Kind", "Landmark",
    "Language", "MissingPackageError", "ModelError", "Models", "NoVideoError", "Outcome", "OutputError", "Person",
    "PersonPose", "PersonState", "Pose", "PoseFrame", "PostureError", "Profile", "Reason", "Report", "ReviewResult",
    "Rule", "Score", "Session", "SettingsError", "Source", "SourceError", "Still", "StillFigure", "StoreError", "Trace",
    "Unjudged", "VideoFile", "View", "Watcher", "Wording", "__version__", "ensure_model", "load_profile", "open_video",
    "pose_frames", "read_baseline", "review",
]  # fmt: skip

if TYPE_CHECKING:
    from posture.assets.pose_model import Models, ensure_model
    from posture.baseline.io import read_baseline
    from posture.baseline.schema import BaselineFile
    from posture.config.profile import Profile, load_profile
    from posture.drawing.evidence import EvidenceCollector
    from posture.errors import (
        AccessError,
        BaselineError,
        CameraError,
        MissingPackageError,
        ModelError,
        NoVideoError,
        OutputError,
        PostureError,
        SettingsError,
        SourceError,
        StoreError,
    )
    from posture.features.reference.baseline import Baseline
    from posture.pose.frame import Frame
    from posture.pose.landmarks import Landmark
    from posture.pose.mediapipe import pose_frames
    from posture.pose.pose import CameraState, PersonPose, Pose, PoseFrame
    from posture.reasons import Reason
    from posture.report.model import (
        ActivitySpan,
        Episode,
        Finding,
        Person,
        Report,
        Score,
        Source,
        StillFigure,
        Unjudged,
    )
    from posture.report.review_result import ReviewResult, Still, Trace
    from posture.review_video import Watcher, review
    from posture.rules import RULES
    from posture.rules.rule import Rule, Wording
    from posture.session.session import PersonState, Session
    from posture.sources.damage import Damage, DamageKind
    from posture.sources.file import VideoFile, open_video
    from posture.types import Activity, BodyPart, Kind, Language, Outcome, View
else:
    _HOMES = {
        name: module
        for module, names in {
            "posture.assets.pose_model": "Models ensure_model",
            "posture.baseline.io": "read_baseline",
            "posture.baseline.schema": "BaselineFile",
            "posture.config.profile": "Profile load_profile",
            "posture.drawing.evidence": "EvidenceCollector",
            "posture.errors": "AccessError BaselineError CameraError MissingPackageError ModelError NoVideoError "
            "OutputError PostureError SettingsError SourceError StoreError",
            "posture.features.reference.baseline": "Baseline",
            "posture.pose.frame": "Frame",
            "posture.pose.landmarks": "Landmark",
            "posture.pose.mediapipe": "pose_frames",
            "posture.pose.pose": "CameraState PersonPose Pose PoseFrame",
            "posture.reasons": "Reason",
            "posture.report.model": "ActivitySpan Episode Finding Person Report Score Source StillFigure Unjudged",
            "posture.report.review_result": "ReviewResult Still Trace",
            "posture.review_video": "Watcher review",
            "posture.rules": "RULES",
            "posture.rules.rule": "Rule Wording",
            "posture.session.session": "PersonState Session",
            "posture.sources.damage": "DamageKind Damage",
            "posture.sources.file": "VideoFile open_video",
            "posture.types": "Activity Kind Language Outcome BodyPart View",
        }.items()
        for name in names.split()
    }

    def __getattr__(name: str) -> object:
        """Load what is public when it is first asked for (PEP 562): the pose library alone takes a second."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(_HOMES[name]), name)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
