"""Standard streams that are full, closed or cut off: told in one line, and never the end of the work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, Final, TextIO

from posture.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_IN, _OUT, _ERR = range(3)
_CLOSED: Final = {_IN: os.O_RDONLY, _OUT: os.O_RDONLY, _ERR: os.O_WRONLY}
"""How a closed stream is opened on nothing, so that no file of ours gets its number; output can then not be written,
and that is told, while errors go where nobody wanted them."""


class _Stream(FileIO):
    """A standard stream. After its first failure nothing is written to it: what is half is told once, or not at all."""

    failed = False

    def write(self, data: ReadableBuffer) -> int:
        """Raise OutputError where standard output takes no more, BrokenPipeError where its reader has gone."""
        if self.failed:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self.failed = True
            if self.fileno() != _OUT:
                return memoryview(data).nbytes
            if isinstance(error, BrokenPipeError):
                raise
            raise OutputError(
                f"cannot write standard output: {error.strerror}; name a file, or make room where it leads"
            ) from error


@contextmanager
def standard_streams() -> Iterator[None]:
    """Open what is closed, and see in the end that all that was printed has arrived; exit with 1 where it has not."""
    for number, how in _CLOSED.items():
        _open_closed(number, how)
    sys.stdout, sys.stderr = _sound(sys.stdout, _OUT), _sound(sys.stderr, _ERR)
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except (BrokenPipeError, OutputError) as error:
        from posture.cli.console import FAILED, tell_error  # here: `posture --version` needs none of what it loads

        if isinstance(error, OutputError):
            tell_error(error)
        raise SystemExit(FAILED) from error


def guarded(number: int) -> TextIO:
    """A text stream on an open file; what cannot be written to any but standard output is dropped."""
    raw = _Stream(number, "w", closefd=False)
    return TextIOWrapper(BufferedWriter(raw), encoding="utf-8", errors="replace", line_buffering=number != _OUT)


def _open_closed(number: int, how: int) -> None:
    try:
        os.fstat(number)
    except OSError:
        # The lowest number that is free is this one: those before it are open by now.
        os.open(os.devnull, how)


def _sound(stream: TextIO | None, number: int) -> TextIO:
    """The stream itself where it is a terminal, which has its own encoding, or not the process's."""
    if stream is None:
        return guarded(number)
    if not isinstance(stream, TextIOWrapper) or stream.fileno() != number:
        return stream
    if stream.isatty():
        stream.reconfigure(errors="replace")
        return stream
    stream.flush()
    # A pipe or file would get the code page of the machine, which may lack the table's characters.
    return guarded(number)
