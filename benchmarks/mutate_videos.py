"""Damaged recordings: none may end in anything but our own error or in at least one frame, and none may hang."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final

import av
import typer
from av.bitstream import BitStreamFilterContext

from posture.errors import SourceError
from posture.sources.file import open_video

SECONDS: Final = 2.0
"""Of each recording that is damaged: what is read is small, so that many can be."""
FORMS: Final = ("mp4", "mkv", "ts", "avi", "mov")
SMASHES: Final = 40
"""Bytes that are changed at most."""


def main(
    clip: Path, count: Annotated[int, typer.Option(min=1)] = 400, seed: Annotated[int, typer.Option()] = 0
) -> None:
    """Damage short copies of CLIP, read each to its end, print how many ended how, and fail where one ended wrongly."""
    random_ = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = [_short(clip, Path(folder) / f"whole.{form}").read_bytes() for form in FORMS]
        ends: Counter[str] = Counter()
        for number in range(count):
            kind = number % len(FORMS)
            place = Path(folder) / f"damaged.{FORMS[kind]}"
            place.write_bytes(_damaged(whole[kind], random_))
            ends[_end(place)] += 1
    for end, times in ends.most_common():
        print(f"{times:6} {end}")
    if any(end.startswith("WRONG") for end in ends):
        raise typer.Exit(1)


def _short(clip: Path, place: Path) -> Path:
    """The first seconds of the clip's own packets in another container."""
    with av.open(str(clip)) as given, av.open(str(place), "w") as output:
        video = given.streams.video[0]
        stream = output.add_stream_from_template(video)
        annex_b = BitStreamFilterContext("h264_mp4toannexb" if place.suffix == ".avi" else "null", video)
        for packet in (filtered for read in given.demux(video) for filtered in annex_b.filter(read)):
            if packet.size and packet.pts is not None and packet.pts * packet.time_base < SECONDS:
                packet.stream = stream
                output.mux(packet)
    return place


def _damaged(data: bytes, random_: random.Random) -> bytes:
    """The bytes with some of them flipped, cut off at the end, cut out of the middle or put elsewhere."""
    first, last = sorted(random_.randrange(len(data)) for _ in range(2))
    piece = data[first : first + random_.randrange(1, 2000)]
    ways = (
        lambda: _flipped(data, random_),
        lambda: data[:last],
        lambda: data[:first] + data[first + len(piece) :],
        lambda: data[:last] + piece + data[last:],
    )
    return random_.choice(ways)()


def _flipped(data: bytes, random_: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random_.randint(1, SMASHES)):
        changed[random_.randrange(len(changed))] = random_.randrange(256)
    return bytes(changed)


def _end(place: Path) -> str:
    try:
        with open_video(place) as video:
            times = [frame.time for frame in video.frames()]
    except SourceError:
        return "refused in one line"
    except Exception as error:  # which is what is looked for
        return f"WRONG: {type(error).__name__}: {error}"
    if not times:
        return "WRONG: read without a frame"
    if any(after <= before for before, after in pairwise(times)):
        return "WRONG: times that do not rise"
    return f"read, {'with a warning' if video.damage else 'nothing to tell'}"


if __name__ == "__main__":
    typer.run(main)
