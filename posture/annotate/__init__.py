"""An annotated copy of a recording: H.264 and AAC in MP4, made to play in a browser, at the recording's own times."""

from posture.annotate.video import AnnotatedVideo, annotated_video

__all__ = ["AnnotatedVideo", "annotated_video"]
