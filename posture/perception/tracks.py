"""Of several video tracks, the one that shows people: a lesson may be recorded with the shared screen beside it."""

from __future__ import annotations

from contextlib import closing

from posture.assets.pose_model import Models
from posture.perception.estimator import PoseEstimator
from posture.perception.plausibility import is_person
from posture.sources.file import VideoFile


def settle_track(video: VideoFile, models: Models) -> None:
    """Have the track read in which the most people are found, where there are several and none was named.

    A few pictures of each are looked at. Where nobody is found the track with the largest picture stays.
    """
    if video.tracks == 1 or video.chosen:
        return
    with closing(PoseEstimator(models)) as estimator:
        people = {track: _people(video, track, estimator) for track in range(1, video.tracks + 1)}
    best = max(people, key=lambda track: (people[track], track == video.track))
    video.take_track(best)


def _people(video: VideoFile, track: int, estimator: PoseEstimator) -> int:
    images = video.samples(track)
    return sum(is_person(pose, *image.shape[1::-1]) for image in images for pose in estimator.detect(image))
