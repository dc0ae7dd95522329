"""Every error that a user can meet, as one tree.

PostureError
├── SourceError             the recording or camera cannot be read
│   ├── NoVideoError        there is a file, but no video in it
│   └── CameraError         no camera, or it stopped answering
├── OutputError             a result cannot be written where it was wanted
├── ModelError              the pose model is missing, wrong, truncated or cannot be fetched
├── SettingsError           a thresholds, baseline or profile file is wrong (all faults at once)
├── StoreError              what is kept of practising cannot be read, written or deleted
├── AccessError             somebody asked for what is not theirs, or not for their role
├── BaselineError           what was to become a baseline was not accepted, and why
└── MissingPackageError     something was asked for that needs an optional package

Library code raises these; only ``posture.cli`` and ``app.py`` catch them. Each message is one line: what was wanted,
what came, and what to do.
"""


class PostureError(Exception):
    """Anything that the user can act on; its text is shown as it stands.

    >>> posture.review("missing.mp4")
    Traceback (most recent call last):
    posture.errors.SourceError: ...
    """


class SourceError(PostureError):
    """A recording or a camera that cannot be read.

    >>> posture.open_video("missing.mp4")
    Traceback (most recent call last):
    posture.errors.SourceError: ...
    """


class NoVideoError(SourceError):
    """A readable file that holds no video.

    >>> posture.open_video("my.toml")
    Traceback (most recent call last):
    posture.errors.NoVideoError: ...
    """


class CameraError(SourceError):
    """A camera that is missing, busy, or stopped answering.

    >>> issubclass(posture.CameraError, posture.SourceError)
    True
    """


class OutputError(PostureError):
    """A result that cannot be written where it was wanted.

    >>> issubclass(posture.OutputError, posture.PostureError)
    True
    """


class ModelError(PostureError):
    """A pose model that is missing, wrong, truncated, or cannot be fetched.

    >>> posture.ensure_model("my.toml")
    Traceback (most recent call last):
    posture.errors.ModelError: ...
    """


class SettingsError(PostureError):
    """A thresholds, baseline or profile file with faults; all of them are listed.

    >>> posture.load_profile("missing.toml")
    Traceback (most recent call last):
    posture.errors.SettingsError: ...
    """


class StoreError(PostureError):
    """A store of practices that cannot be opened, read or written, or that does not hold what was asked for.

    >>> issubclass(posture.StoreError, posture.PostureError)
    True
    """


class AccessError(PostureError):
    """Something that the person on whose behalf it was asked for may not do.

    >>> issubclass(posture.AccessError, posture.PostureError)
    True
    """


class BaselineError(PostureError):
    """Trials that were not accepted as somebody's upright posture; all reasons are listed.

    >>> issubclass(posture.BaselineError, posture.PostureError)
    True
    """


class MissingPackageError(PostureError):
    """An optional package that is not installed, and how to install it.

    >>> issubclass(posture.MissingPackageError, posture.PostureError)
    True
    """
