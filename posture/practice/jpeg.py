"""Pictures from the page: JPEG, decoded as a recording's pictures are, so that both give the same pixels."""

from __future__ import annotations

import struct
from typing import Final

import av
import numpy as np
from av.error import FFmpegError
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from posture.review_video import MOST_SIDE
from posture.sources.reformat import Reformatter

MOST_PIXELS: Final = 1280 * 720
_SIZED: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of segments that say the picture's size."""
_BASELINE: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Those of kinds that a browser writes."""


def decode_jpeg(data: bytes, sides: tuple[int, int]) -> NDArray[np.uint8]:
    """The picture as RGB of shape (height, width, 3); turns asked for by metadata are not made.

    Raises ValueError where it is no JPEG of a browser's kind, is damaged, has a side outside `sides` (least and most
    pixels) or more than MOST_PIXELS; its header is checked before anything is decoded.
    """
    width, height = jpeg_size(data)
    if not all(sides[0] <= side <= sides[1] for side in (width, height)) or width * height > MOST_PIXELS:
        raise ValueError(
            f"a picture's sides have {sides[0]} to {sides[1]} pixels, {MOST_PIXELS} in all, got {width}x{height}"
        )
    try:
        [picture] = _pictures(data)
    except (FFmpegError, ValueError) as error:
        raise ValueError("the picture is a damaged JPEG") from error
    if picture.is_corrupt or (picture.width, picture.height) != (width, height):
        raise ValueError("the picture is a damaged JPEG")
    return Reformatter(MOST_SIDE).convert(picture, None)


def _pictures(data: bytes) -> list[VideoFrame]:
    codec = av.CodecContext.create("mjpeg", "r")
    assert isinstance(codec, VideoCodecContext)
    codec.thread_count = 1
    # A second header within the file must not ask for more than the first.
    codec.options = {"max_pixels": str(MOST_PIXELS)}
    return [*codec.decode(Packet(data)), *codec.decode(None)]


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels that a JPEG's header says. Raises ValueError where there is none."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("the picture is no JPEG")
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004
        marker, length = struct.unpack_from(">xBH", data, place)
        if marker in _SIZED:
            if marker not in _BASELINE:
                raise ValueError(f"the picture is a JPEG of an unusual kind ({marker:#x})")
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        place += 2 + max(2, length)
    raise ValueError("the picture is a JPEG without a size")
