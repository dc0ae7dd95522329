"""Nothing leaves the machine: a review with the model in the cache opens no network connection of any kind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from posture.assets.pose_model import Models
from tests.cli.command import run_alone

CLIP = Path(__file__).parents[1] / "examples" / "stand_arms_folded_front.mp4"

GUARDED = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(refuse)
from posture.cli import main
main()
"""

WATCHED = """
import os, sys
from pathlib import Path
from posture.review_video import review

held = set()

def look(frame, states):
    links = Path("/proc/self/fd").iterdir()
    held.update(os.readlink(link) for link in links if link.is_symlink())

review(sys.argv[1], watchers=[look])
print(sum(name.startswith("socket:") for name in held), len(held))
"""


@pytest.mark.slow
def test_a_review_opens_no_socket(models: Models, tmp_path: Path) -> None:
    wishes = ("--html", tmp_path / "r.html", "--annotated", tmp_path / "a.mp4", "--evidence")
    done = run_alone("review", CLIP, *wishes, code=GUARDED)
    assert (done.returncode, done.stderr.count("written: ")) == (0, 2), done.stderr


@pytest.mark.slow
def test_the_guard_would_notice_a_socket() -> None:
    done = run_alone(code=GUARDED.replace("from posture.cli import main\nmain()", "import socket; socket.socket()"))
    assert "RuntimeError: socket.__new__" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists a process's own sockets")
def test_native_code_holds_no_socket_while_it_works(models: Models) -> None:
    done = run_alone(CLIP, code=WATCHED)
    sockets, others = map(int, done.stdout.split())
    assert sockets == 0
    assert others > 0
