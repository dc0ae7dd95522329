"""The annotated copy plays as the recording did: same times, same sound, upright, and whole or not there at all."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

import posture.drawing.annotated_video
from posture.drawing.annotated_video import annotated_video, pad_to_even
from posture.errors import OutputError
from posture.sources.file import open_video
from tests.drawing.test_overlay import somebody
from tests.sources.videos import EVEN_TIMES, UNEVEN_TIMES, write_video


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def annotate(source: Path, place: Path) -> list[float]:
    """Annotate with nobody drawn; returns the times of the frames that were added."""
    with open_video(source) as video, annotated_video(place, video, "en") as output:
        times = []
        for frame in video.frames():
            output.add(frame, [])
            times.append(frame.time)
    return times


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.avi"])
def test_each_frame_keeps_its_own_time(tmp_path: Path, name: str) -> None:
    times = annotate(write_video(tmp_path / name, UNEVEN_TIMES), tmp_path / "out.mp4")
    written = [frame.time for frame in open_video(tmp_path / "out.mp4").frames()]
    assert written == pytest.approx(times, abs=1e-6)


def test_it_is_what_every_browser_plays(tmp_path: Path) -> None:
    place = tmp_path / "out.mp4"
    annotate(write_video(tmp_path / "a.mkv", audio="libopus"), place)
    with av.open(str(place)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec.name, video.pix_fmt) == ("h264", "yuv420p")
        assert audio.codec.name == "aac"
    data = place.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_last_frame_stays_as_long_as_the_one_before(tmp_path: Path) -> None:
    annotate(write_video(tmp_path / "a.mp4"), tmp_path / "out.mp4")
    assert open_video(tmp_path / "out.mp4").duration == pytest.approx(1.0, abs=0.001)


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", "aac"), ("a.mkv", "libopus"), ("a.mkv", "libmp3lame")])
def test_sound_is_kept_in_step(tmp_path: Path, name: str, codec: str) -> None:
    annotate(write_video(tmp_path / name, range(0, 2000, 40), audio=codec), tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        frames = list(container.decode(audio=0))
    first, last = frames[0], frames[-1]
    assert first.time == pytest.approx(0, abs=0.03)
    assert last.time == pytest.approx(1.96, abs=0.05)
    tone = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    assert np.sqrt(np.mean(tone[4800:-4800] ** 2)) == pytest.approx(8000 / 32768 / np.sqrt(2), rel=0.1)


def test_sound_from_before_the_first_picture_is_left_out(tmp_path: Path) -> None:
    times = range(1000, 3000, 40)
    annotate(write_video(tmp_path / "a.mkv", times, audio="aac"), tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        end = max(frame.time or 0 for frame in container.decode(audio=0))
    assert end == pytest.approx(1.96, abs=0.05)


def test_an_odd_size_is_padded_by_repeating_the_edge(tmp_path: Path) -> None:
    annotate(write_video(tmp_path / "a.gif", (0, 100, 200), size=(63, 47), codec="gif"), tmp_path / "out.mp4")
    video = open_video(tmp_path / "out.mp4")
    assert (video.width, video.height) == (64, 48)
    padded = pad_to_even(np.arange(9, dtype=np.uint8).reshape(1, 3, 3))
    assert padded.shape == (2, 4, 3)
    assert padded[1, 3].tolist() == padded[0, 2].tolist()


def test_a_rotated_recording_becomes_upright_without_metadata(tmp_path: Path) -> None:
    annotate(write_video(tmp_path / "a.mp4", rotation=-90), tmp_path / "out.mp4")
    with open_video(tmp_path / "out.mp4") as video:
        assert (video.rotation, video.width, video.height) == (0, 48, 64)
        assert next(iter(video.frames())).image[6, -6] == pytest.approx([255, 0, 0], abs=30)


def test_colours_survive(tmp_path: Path) -> None:
    annotate(write_video(tmp_path / "a.mp4", size=(640, 480)), tmp_path / "out.mp4")
    with open_video(tmp_path / "out.mp4") as video:
        assert next(iter(video.frames())).image[100, 100] == pytest.approx([255, 0, 0], abs=12)


def test_what_is_drawn_is_in_the_video(tmp_path: Path) -> None:
    source = write_video(tmp_path / "a.mp4", size=(320, 240))
    person = somebody(np.full((33, 2), 160.0), shown=("sit.leg_crossed",))
    for name, people in (("plain.mp4", []), ("drawn.mp4", [person])):
        with open_video(source) as video, annotated_video(tmp_path / name, video, "zh") as output:
            for frame in video.frames():
                output.add(frame, people)
    plain, drawn = (next(iter(open_video(tmp_path / name).frames())).image for name in ("plain.mp4", "drawn.mp4"))
    assert np.abs(plain.astype(int) - drawn).max() > 100


def annotate_and_break_off(source: Path, place: Path, interruption: type[BaseException]) -> None:
    with open_video(source) as video, annotated_video(place, video, "en") as output:
        output.add(next(iter(video.frames())), [])
        raise interruption


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_nothing(tmp_path: Path, interruption: type[BaseException]) -> None:
    source = write_video(tmp_path / "a.mkv", audio="libopus")
    with pytest.raises(interruption):
        annotate_and_break_off(source, tmp_path / "out.mp4", interruption)
    assert names(tmp_path) == ["a.mkv"]


def test_without_a_frame_there_is_no_video(tmp_path: Path) -> None:
    source = write_video(tmp_path / "a.mp4")
    with (
        pytest.raises(OutputError, match="without a frame"),
        open_video(source) as video,
        annotated_video(tmp_path / "out.mp4", video, "en"),
    ):
        pass
    assert names(tmp_path) == ["a.mp4"]


def test_a_missing_encoder_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posture.drawing.annotated_video, "codecs_available", set())
    with pytest.raises(OutputError, match=r"no H\.264 encoder"):
        annotate(write_video(tmp_path / "a.mp4"), tmp_path / "out.mp4")
    assert names(tmp_path) == ["a.mp4"]


@pytest.mark.parametrize(
    ("own", "taken"),
    [
        (Fraction(1, 90_000), Fraction(1, 90_000)),
        (Fraction(1001, 30_000), Fraction(1, 30_000)),
        (Fraction(1, 25), Fraction(1, 1000)),
        (Fraction(1, 1_000_000_000), Fraction(1, 90_000)),
    ],
)
def test_the_unit_of_time_holds_the_recordings_timestamps(tmp_path: Path, own: Fraction, taken: Fraction) -> None:
    source = open_video(write_video(tmp_path / "a.mp4", EVEN_TIMES))
    source.time_base = own
    assert posture.drawing.annotated_video.time_base(source) == taken
