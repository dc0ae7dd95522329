"""The player's scripts, in Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted(Path(__file__).parent.glob("player*.test.mjs"))


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.stem)
def test_the_player_does_as_its_tests_say(tests: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    done = subprocess.run(
        [node, "--test", str(tests)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
