"""Recordings give upright frames at their true times, and everything else one line that says what is wrong."""

import threading
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from posture.errors import NoVideoError, SourceError
from posture.sources.damage import DamageKind
from posture.sources.file import open_video
from tests.sources.videos import EVEN_TIMES, UNEVEN_TIMES, cut, write_audio, write_video


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp4", "mpeg4"), ("a.mp4", "libx264"), ("a.mkv", "mpeg4"), ("a.mov", "mpeg4"), ("a.webm", "libvpx")],
)
def test_uneven_times_are_given_as_recorded(tmp_path: Path, name: str, codec: str) -> None:
    video = open_video(write_video(tmp_path / name, UNEVEN_TIMES, codec=codec))
    times = [frame.time for frame in video.frames()]
    assert times == pytest.approx([time / 1000 for time in UNEVEN_TIMES], abs=1e-4)
    assert not video.truncated
    assert video.damage == ()


@pytest.mark.parametrize("name", ["a.avi", "a.ts", "a.m4v"])
def test_any_container_gives_all_frames_in_rising_order(tmp_path: Path, name: str) -> None:
    video = open_video(write_video(tmp_path / name, codec="libx264" if name == "a.ts" else "mpeg4"))
    times = [frame.time for frame in video.frames()]
    assert len(times) == len(EVEN_TIMES)
    assert times[0] == 0
    assert np.diff(times) == pytest.approx(0.04, abs=1e-3)


def test_a_raw_stream_without_timestamps_is_timed_by_its_rate(tmp_path: Path) -> None:
    video = open_video(write_video(tmp_path / "a.h264", codec="libx264"))
    times = [frame.time for frame in video.frames()]
    assert times == pytest.approx([index / 25 for index in range(len(EVEN_TIMES))])


def test_an_animated_gif_is_a_video(tmp_path: Path) -> None:
    video = open_video(write_video(tmp_path / "a.gif", (0, 100, 300, 400), codec="gif"))
    assert [frame.time for frame in video.frames()] == pytest.approx([0, 0.1, 0.3, 0.4])


def test_frames_are_contiguous_rgb_of_the_announced_size(tmp_path: Path) -> None:
    video = open_video(write_video(tmp_path / "a.mp4"))
    frame = next(iter(video.frames()))
    video.close()
    assert (video.width, video.height) == frame.size == (64, 48)
    assert frame.image.dtype == np.uint8
    assert frame.image.flags.c_contiguous
    assert frame.image[6, 6] == pytest.approx([255, 0, 0], abs=25)


@pytest.mark.parametrize(
    ("counter_clockwise", "clockwise", "size", "red"),
    [
        (-90, 90, (48, 64), (-6, 6)),
        (180, 180, (64, 48), (-6, -6)),
        (90, 270, (48, 64), (6, -6)),
        (0, 0, (64, 48), (6, 6)),
    ],
)
def test_rotation_metadata_is_applied(
    tmp_path: Path, counter_clockwise: int, clockwise: int, size: tuple[int, int], red: tuple[int, int]
) -> None:
    video = open_video(write_video(tmp_path / "a.mp4", rotation=counter_clockwise))
    frame = next(iter(video.frames()))
    video.close()
    assert video.rotation == clockwise
    assert (video.width, video.height) == frame.size == size
    x, y = red
    assert frame.image[y, x] == pytest.approx([255, 0, 0], abs=25)


def test_pixels_that_are_not_square_become_square(tmp_path: Path) -> None:
    video = open_video(write_video(tmp_path / "a.mkv", aspect=Fraction(3, 2)))
    frame = next(iter(video.frames()))
    video.close()
    assert (video.width, video.height) == frame.size == (96, 48)


def test_large_pictures_are_scaled_down_when_asked(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4", rotation=90)
    with open_video(path, max_side=32) as video:
        assert next(iter(video.frames())).size == (video.width, video.height) == (24, 32)
    with open_video(path, max_side=1000) as video:
        assert (video.width, video.height) == (48, 64)


def test_a_recording_can_be_read_again(tmp_path: Path) -> None:
    video = open_video(write_video(tmp_path / "a.mp4"))
    next(iter(video.frames()))
    assert len(list(video.frames())) == len(list(video.frames())) == len(EVEN_TIMES)


def test_leaving_early_stops_the_decoding_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    with open_video(write_video(tmp_path / "a.mp4")) as video:
        next(iter(video.frames()))
    assert threading.active_count() == before


def test_names_that_mean_something_to_ffmpeg_are_ordinary_names(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4").rename(tmp_path / "concat:odd %03d|name.mp4")
    assert len(list(open_video(path).frames())) == len(EVEN_TIMES)


@pytest.mark.parametrize(("name", "share"), [("a.mp4", 0.4), ("a.mkv", 0.4), ("a.avi", 0.2)])
def test_of_a_truncated_recording_what_decodes_is_given_and_it_is_said(tmp_path: Path, name: str, share: float) -> None:
    times = range(0, 4000, 40)
    video = open_video(cut(write_video(tmp_path / name, times, faststart=name == "a.mp4"), share))
    frames = list(video.frames())
    assert 10 < len(frames) < 90
    assert video.truncated
    assert DamageKind.TRUNCATED in {damage.kind for damage in video.damage}
    assert all(damage.text("en") != damage.text("zh") for damage in video.damage)


def test_damage_in_the_middle_is_passed_over_and_counted(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4", range(0, 4000, 40), faststart=True)
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:middle] + b"\xff" * 500 + data[middle + 500 :])
    video = open_video(path)
    times = [frame.time for frame in video.frames()]
    assert times[-1] > 3
    assert DamageKind.DAMAGED in {damage.kind for damage in video.damage}


PLAYLIST = "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"

BAD_FILES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path,
    "folder": lambda path: path.mkdir(),
    "empty": lambda path: path.touch(),
    "text": lambda path: path.write_text("Dear diary,\n坐直\n", encoding="utf-8"),
    "playlist": lambda path: path.write_text(PLAYLIST),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "audio": write_audio,
    "no index": lambda path: cut(write_video(path), 0.6),
}


@pytest.mark.parametrize(
    ("kind", "error", "says"),
    [
        ("missing", SourceError, "there is no file"),
        ("folder", SourceError, "is a folder"),
        ("empty", SourceError, "is empty"),
        ("text", NoVideoError, "holds text"),
        ("playlist", NoVideoError, "holds text"),
        ("noise", NoVideoError, "no format"),
        ("audio", NoVideoError, "only audio"),
        ("no index", NoVideoError, "index is missing"),
    ],
)
def test_what_is_no_recording_is_refused_in_one_line(
    tmp_path: Path, kind: str, error: type[SourceError], says: str
) -> None:
    path = tmp_path / "clip.mp4"
    BAD_FILES[kind](path)
    with pytest.raises(error, match=says) as caught:
        open_video(path)
    assert "\n" not in str(caught.value)


def test_a_single_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    with av.open(str(write_video(tmp_path / "a.mp4"))) as container:
        next(container.decode(video=0)).save(path)
    with pytest.raises(NoVideoError, match="single picture"):
        open_video(path)


def test_a_video_without_a_frame_is_refused(tmp_path: Path) -> None:
    """An MP4 whose index is whole and whose pictures are gone."""
    path = write_video(tmp_path / "a.mp4", faststart=True)
    path.write_bytes(path.read_bytes().partition(b"mdat")[0] + b"mdat")
    with pytest.raises(NoVideoError, match="without one readable frame"):
        open_video(path)


def test_an_unknown_codec_is_named_as_the_cause(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4", codec="libx264")
    path.write_bytes(path.read_bytes().replace(b"avc1", b"zzzz"))
    with pytest.raises(NoVideoError, match="cannot decode"):
        open_video(path)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write_video(tmp_path / "a.mp4")
    monkeypatch.setattr(av, "open", refuse)
    with pytest.raises(SourceError, match="may not be read"):
        open_video(path)
