"""A process that judges recordings for another of this machine.

Nothing heavy is imported here: what the libraries of numbers read from the environment is set before they are loaded.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

from posture.batch.shares import tell_shares_on

_STDERR: Final = 2
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
"""What libraries of numbers take for how many threads they may use."""


def prepare_process(line: Connection, complaints: Path, threads: int) -> None:
    """Make this process ready: it tells on `line` how far it is, and writes what it complains of into a file.

    It ends with the process that started it, however that ends, and is asked to end by that one alone.
    """
    for name in _THREADS:
        os.environ.setdefault(name, str(threads))
    tell_shares_on(line)
    _write_errors_to(complaints)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal goes to all processes at once
    threading.Thread(target=_end_with_parent, name="posture-parent", daemon=True).start()


def do_work(work: Callable[..., object], given: tuple[object, ...]) -> object:
    """Do it; a request to end is an interruption, by which what is half-written is cleared up."""
    before = signal.signal(signal.SIGTERM, _interrupt_work)
    try:
        return work(*given)
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt_work(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _write_errors_to(complaints: Path) -> None:
    # Unbuffered and for appending: a process that dies leaves all that it wrote.
    file = os.open(complaints, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sys.stderr.flush()
    os.dup2(file, _STDERR)
    os.close(file)
    faulthandler.enable()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
