"""Times as a player has them, in the right order, and what is wrong with them by its name."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest
from av.bitstream import BitStreamFilterContext
from hypothesis import given
from hypothesis import strategies as st

from posture.sources.damage import Damage, DamageKind
from posture.sources.file import VideoFile, open_video
from posture.sources.timestamps import FrameClock, Gap, Reordering, disorder
from tests.sources.videos import write_video

EXAMPLE = Path(__file__).parents[2] / "examples" / "sit_leg_crossed_front.mp4"


def rewrapped(path: Path, *, late: Fraction = Fraction(0), decoding_times: bool = False, sound: bool = False) -> Path:
    """The example's H.264, with B-frames, in another container, as it is."""
    with av.open(str(EXAMPLE)) as given, av.open(str(path), "w") as output:
        video = given.streams.video[0]
        stream = output.add_stream_from_template(video)
        tone = output.add_stream("aac", rate=48000, layout="mono") if sound else None
        annex_b = BitStreamFilterContext("h264_mp4toannexb" if path.suffix == ".avi" else "null", video)
        packets = (filtered for packet in given.demux(video) for filtered in annex_b.filter(packet or None))
        for number, packet in enumerate(packet for packet in packets if packet.size):
            if decoding_times:
                packet.pts = packet.dts = round(number / 15 / packet.time_base)
            else:
                packet.pts = (packet.pts or 0) + round(late / packet.time_base)
                packet.dts = (packet.dts or 0) + round(late / packet.time_base)
            packet.stream = stream
            output.mux(packet)
        if tone is not None:
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            frame.sample_rate, frame.pts, frame.time_base = 48000, 0, Fraction(1, 48000)
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            output.mux([*tone.encode(frame), *tone.encode(None)])
    return path


def read(path: Path) -> tuple[list[float], VideoFile]:
    with open_video(path) as video:
        return [frame.time for frame in video.frames()], video


@pytest.mark.parametrize("name", ["a.avi", "a.mkv"])
def test_b_frames_without_times_of_presentation_are_put_in_order(tmp_path: Path, name: str) -> None:
    times, video = read(rewrapped(tmp_path / name, decoding_times=True))
    assert len(times) == 210
    # FFmpeg guesses how long AVI's last packet lasts, one unit of its time base.
    assert times[:-1] == pytest.approx([k / 15 for k in range(209)], abs=1.1e-3)
    assert video.damage == ()


@pytest.mark.parametrize("name", ["a.mkv", "a.mov", "a.ts"])
def test_b_frames_with_their_own_times_keep_them(tmp_path: Path, name: str) -> None:
    times, video = read(rewrapped(tmp_path / name))
    assert times == pytest.approx([k / 15 for k in range(210)], abs=1.1e-3)
    assert video.damage == ()


@given(st.lists(st.integers(0, 3), min_size=2, max_size=40))
def test_the_earliest_time_that_is_left_belongs_to_the_next_picture(delays: list[int]) -> None:
    """However a decoder mixes the times up by a few places, they come out rising, and each once."""
    mixed = sorted(range(len(delays)), key=lambda place: place + 1.1 * delays[place])
    order = Reordering(depth=4 * max(1, disorder(mixed)))
    for stamp in range(len(delays)):
        order.feed(stamp)
    assert [order.take(own) for own in mixed] == list(range(len(delays)))


def test_times_of_lost_packets_are_skipped() -> None:
    order = Reordering(depth=2)
    for stamp in range(10):
        order.feed(stamp)
    assert [order.take(own) for own in (0, 1, 7, 8)] == [0, 1, 5, 6]
    assert Reordering(depth=2).take(5) == 5


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.mov"])
@pytest.mark.parametrize("sound", [False, True])
def test_the_start_on_a_players_clock_is_known_and_no_end_is_missed(tmp_path: Path, name: str, sound: bool) -> None:  # noqa: FBT001
    times, video = read(rewrapped(tmp_path / name, late=Fraction(3), sound=sound))
    assert video.player_start == pytest.approx(3.0, abs=0.01)
    assert times[0] == 0
    assert not video.truncated
    assert video.damage == ()


def test_a_clock_that_begins_anywhere_begins_for_a_player_with_the_first_stream(tmp_path: Path) -> None:
    _, video = read(rewrapped(tmp_path / "a.ts", late=Fraction(3)))
    assert video.player_start == pytest.approx(0.0, abs=0.01)


def test_a_long_gap_is_told_with_its_times(tmp_path: Path) -> None:
    times, video = read(write_video(tmp_path / "a.mkv", [*range(0, 1000, 40), *range(65_000, 66_000, 40)]))
    assert times[-1] == pytest.approx(65.96)
    [damage] = video.damage
    assert damage.text("en") == "no pictures from 0:01 to 1:05: that stretch was not judged"
    assert damage.text("zh") == "0:01至1:05没有画面，该时段未评估"


def test_steps_that_cannot_be_are_left_out_and_told() -> None:
    clock = FrameClock(Fraction(1, 1000), Fraction(25))
    times = [clock.seconds(stamp) for stamp in (0, 40, 10**12, 10**12 + 40, 10**12 + 80, 3 * 10**12)]
    assert times == pytest.approx([0.0, 0.04, 0.08, 0.12, 0.16, 0.2])
    assert (clock.impossible, clock.restarts, clock.gaps) == (2, 0, [])


def test_an_hour_is_a_gap_and_no_fault() -> None:
    clock = FrameClock(Fraction(1, 1000), Fraction(25))
    assert [clock.seconds(stamp) for stamp in (0, 3_600_000)] == [0.0, 3600.0]
    assert clock.gaps == [Gap(0.0, 3600.0)]


@given(st.lists(st.none() | st.integers(-(10**12), 10**12), max_size=30))
def test_no_step_is_longer_than_a_gap_can_be(stamps: list[int | None]) -> None:
    clock = FrameClock(Fraction(1, 1000), Fraction(25))
    times = [time for time in map(clock.seconds, stamps) if time is not None]
    assert all(0 < later - earlier <= 3600.1 for earlier, later in pairwise(times))


def test_every_problem_has_words_in_both_languages() -> None:
    for fault in DamageKind:
        damage = Damage(fault, 2, 61.0, 75.0, track=2)
        assert "{" not in damage.text("en") + damage.text("zh")
        assert damage.text("en") != damage.text("zh")
