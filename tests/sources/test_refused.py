"""A recording of which nothing can be seen is refused, whatever its header says; where little can, that is told."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from av.video.frame import VideoFrame

from posture.errors import NoVideoError, SourceError
from posture.sources.damage import DamageKind
from posture.sources.file import open_video
from tests.sources.videos import picture, write_audio, write_video

ANIMATION = (
    b"RIFF\x5a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x3f\x00\x00\x2f\x00\x00"
    b"ANIM\x06\x00\x00\x00\xff\xff\xff\xff\x00\x00ANMF" + bytes(44)
)
"""The beginning of an animated WebP."""


def test_an_animation_in_webp_is_refused_as_what_it_is(tmp_path: Path) -> None:
    place = tmp_path / "a.webp"
    place.write_bytes(ANIMATION)
    with pytest.raises(NoVideoError, match="animation in WebP, which cannot be read here; convert it to MP4 or GIF"):
        open_video(place)


def test_a_reading_without_one_frame_is_refused(tmp_path: Path) -> None:
    """Seen by the look at the first frame, and lost by the time it is read."""
    video = open_video(write_video(tmp_path / "a.avi"))
    other = write_video(tmp_path / "b.avi", size=(80, 48))
    data = bytearray(other.read_bytes())
    start = data.index(b"movi")
    data[start + 4 : data.index(b"idx1")] = bytes(data.index(b"idx1") - start - 4)
    (tmp_path / "a.avi").write_bytes(data)
    with pytest.raises(NoVideoError, match="without one readable frame"):
        list(video.frames())


@pytest.mark.parametrize("count", [1, 4])
def test_hardly_any_frame_is_told(tmp_path: Path, count: int) -> None:
    video = open_video(write_video(tmp_path / "a.mp4", range(0, 40 * count, 40)))
    assert len(list(video.frames())) == count
    assert [(damage.kind, damage.count) for damage in video.damage] == [(DamageKind.FEW_FRAMES, count)]


def two_tracks(path: Path) -> Path:
    """A large grey track and a small one beside it."""
    with av.open(str(path), "w") as output:
        streams = [output.add_stream("mpeg4", rate=25) for _ in range(2)]
        for stream, (width, height) in zip(streams, ((96, 64), (64, 48)), strict=True):
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(25):
            for stream in streams:
                frame = VideoFrame.from_ndarray(picture(number, stream.width, stream.height), format="rgb24")
                output.mux(stream.encode(frame))
        for stream in streams:
            output.mux(stream.encode(None))
    return path


def test_of_two_tracks_the_larger_is_read_unless_another_is_named(tmp_path: Path) -> None:
    path = two_tracks(tmp_path / "a.mkv")
    for wanted, track, size in ((None, 1, (96, 64)), (1, 1, (96, 64)), (2, 2, (64, 48))):
        with open_video(path, track=wanted) as video:
            assert {frame.size for frame in video.frames()} == {size}
        assert (video.tracks, video.track, (video.width, video.height)) == (2, track, size)
        told = f"the recording has 2 video tracks; track {track} was judged; take another one with --track N"
        assert [damage.text("en") for damage in video.damage] == [told]


def test_a_track_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no video track 3; --track takes 1 to 2 here"):
        open_video(two_tracks(tmp_path / "a.mkv"), track=3)
    with pytest.raises(NoVideoError, match="no video in it, only audio"):
        open_video(write_audio(tmp_path / "b.mp4"), track=1)


def test_pictures_are_sampled_from_all_over_a_track(tmp_path: Path) -> None:
    with open_video(two_tracks(tmp_path / "a.mkv")) as video:
        sizes = [image.shape[1::-1] for image in video.samples(2)]
    assert sizes == [(64, 48)] * 4
