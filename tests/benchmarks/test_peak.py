"""Peak memory of a command."""

import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="the peak is known on Unix only")

from benchmarks.command import output_of

MEBIBYTE = 2**20


def peak(code: str) -> int:
    return int(output_of([sys.executable, "-m", "benchmarks.peak", sys.executable, "-c", code]))


def test_memory_that_a_command_takes_shows_in_its_peak() -> None:
    taken = 64 * MEBIBYTE
    assert peak(f"bytearray(b'x' * {taken})") - peak("pass") > 0.9 * taken


def test_a_command_that_fails_is_not_measured() -> None:
    command = [sys.executable, "-m", "benchmarks.peak", sys.executable, "-c", "raise SystemExit(3)"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 3
    with pytest.raises(RuntimeError, match="ended with 3"):
        output_of(command)
