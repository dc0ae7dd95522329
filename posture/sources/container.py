"""Opening a recording with FFmpeg (PyAV), with an error that a user can act on for everything that is not a video.

Only the `file` protocol is allowed: a playlist or a name that looks like an address must never reach the network.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
from av.codec import CodecContext
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError
from av.stream import Disposition
from av.video.stream import VideoStream

from posture.errors import NoVideoError, SourceError

_SNIFFED_BYTES: Final = 4096

_ANIMATED: Final = b"ANIM"
"""Name of the part of a WebP file that only animations have; it stands near the beginning."""

_TEXT_ART: Final = frozenset({"ansi", "bintext", "xbin", "idf"})
"""Codecs by which FFmpeg reads a text file as a moving picture of its letters."""


def open_container(path: Path) -> InputContainer:
    """Open a recording; the caller closes it.

    Raises SourceError if the path is missing, no ordinary file, empty or not permitted; NoVideoError if it is not a
    video.
    """
    _check_file(path)
    try:
        return av.open(f"file:{path}", metadata_errors="ignore", options={"protocol_whitelist": "file"})
    except PermissionError as error:
        raise _not_permitted(path) from error
    except InvalidDataError as error:
        raise NoVideoError(_what_came(path)) from error
    except (FFmpegError, OSError) as error:
        raise SourceError(f"cannot read {path}: {_plain(error)}; try to play it, or convert it to MP4") from error


def video_streams(container: InputContainer, path: Path) -> list[VideoStream]:
    """The moving pictures of a recording that can be decoded; cover pictures do not count. NoVideoError if none."""
    _refuse_single_picture(container, path)
    moving = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    known = [stream for stream in moving if _codec(stream) is not None]
    if moving and not known:
        raise NoVideoError(f"{path} holds video of a kind that FFmpeg cannot decode; convert it to H.264 in MP4")
    readable = [stream for stream in known if _codec(stream) not in _TEXT_ART]
    if not readable:
        raise NoVideoError(f"{path} has no video in it, only {_kinds(container)}; choose a recording with a picture")
    return readable


def video_stream(container: InputContainer, path: Path, track: int | None = None) -> VideoStream:
    """One of `video_streams`: number `track` of them, from 1, or the one with the largest picture.

    Raises NoVideoError as they do, and SourceError if there are not so many.
    """
    streams = video_streams(container, path)
    if track is None:
        return max(streams, key=lambda stream: stream.width * stream.height)
    if track > len(streams):
        raise SourceError(f"{path} has no video track {track}; --track takes 1 to {len(streams)} here")
    return streams[track - 1]


def no_frames(path: Path) -> NoVideoError:
    """The error for a video in which not one frame can be decoded."""
    return NoVideoError(f"{path} is a video without one readable frame (cut off or empty); record or copy it again")


def _check_file(path: Path) -> None:
    _check_name(path)
    if path.is_dir():
        raise SourceError(f"{path} is a folder, not a recording; name one video file in it")
    if not path.exists():
        raise SourceError(f"there is no file {path}; check the name and the folder")
    if not path.is_file():
        raise SourceError(f"{path} is not an ordinary file; name a video file, or use `posture watch` for a camera")
    if path.stat().st_size == 0:
        raise SourceError(f"{path} is empty (0 bytes); record or copy it again")


def _check_name(path: Path) -> None:
    try:
        path.is_dir()
    except OSError as error:
        raise SourceError(f"cannot read {path}: {_plain(error)}; check the name") from error


def _what_came(path: Path) -> str:
    head = _head(path)
    if head[4:8] == b"ftyp":
        return f"{path} is an MP4/MOV whose index is missing (recording broken off?); repair it or record it again"
    kind = "holds text" if _is_text(head) else "is in no format that FFmpeg knows, or its beginning is damaged"
    return f"{path} is not a video: it {kind}; choose a video file such as MP4, MOV, MKV, WebM, AVI or GIF"


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_SNIFFED_BYTES)
    except PermissionError as error:
        raise _not_permitted(path) from error


def _is_text(head: bytes) -> bool:
    return all(byte >= ord(" ") or byte in b"\t\r\n\f\x1b" for byte in head)


def _not_permitted(path: Path) -> SourceError:
    return SourceError(f"{path} may not be read by this user; change its permissions or copy it")


def _plain(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error).splitlines()[0]


def _refuse_single_picture(container: InputContainer, path: Path) -> None:
    name = container.format.name
    if name.startswith("webp") and _ANIMATED in _head(path):
        raise NoVideoError(f"{path} is an animation in WebP, which cannot be read here; convert it to MP4 or GIF")
    if name == "image2" or name.endswith("_pipe"):
        raise NoVideoError(f"{path} is a single picture; posture is judged over time, so choose a video")


def _codec(stream: VideoStream) -> str | None:
    """Name of the decoder; None where FFmpeg has none, although PyAV's types do not say so."""
    context: CodecContext | None = getattr(stream, "codec_context", None)
    return None if context is None else context.name


def _kinds(container: InputContainer) -> str:
    return " and ".join(sorted({stream.type for stream in container.streams} - {"video"})) or "pictures or text"
