"""The pages' scripts, in Node, and the bytes that they and the server's reader agree on."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posture.practice.protocol import MessageReader, PoseMessage
from posture.web.shared_constants import constants_script
from posture.web.static_files import STATIC
from tests.waiting import LONG

HERE = Path(__file__).parent
MESSAGES = json.loads((HERE / "live_messages.json").read_text(encoding="utf-8"))
TESTS = sorted(HERE.glob("*.test.mjs"))


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.stem)
def test_the_scripts_do_as_their_tests_say(tests: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    constants = tmp_path / "constants.mjs"
    constants.write_text(constants_script(), encoding="utf-8")
    done = subprocess.run(
        [node, "--import", (HERE / "served.mjs").as_uri(), "--test", str(tests)],
        env={**os.environ, "POSTURE_CONSTANTS": str(constants)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LONG,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_scripts_name_every_shared_constant_and_no_other() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js")]
    imports = [part for script in scripts for part in re.findall(r'import {([^}]*)} from "../constants.js"', script)]
    named = {entry.split()[0] for part in imports for entry in part.split(",") if entry.strip()}
    assert named == set(re.findall(r"export const (\w+)", constants_script()))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: str(message["name"]))
def test_the_server_reads_the_bytes_that_the_page_packs(message: dict[str, Any]) -> None:
    posed = MessageReader().read(base64.b64decode(message["bytes"]))
    assert isinstance(posed, PoseMessage)
    assert (posed.n, posed.t, posed.light) == (message["n"], message["t"], message["light"])
    assert (posed.frame.width, posed.frame.height) == (message["width"], message["height"])
    assert len(posed.frame.people) == (message["landmarks"] is not None)


def test_the_server_reads_every_value_of_a_pose_the_page_packs() -> None:
    message = MESSAGES[0]
    posed = MessageReader().read(base64.b64decode(message["bytes"]))
    assert isinstance(posed, PoseMessage)
    pose = posed.frame.people[0].pose
    sent = np.array(message["landmarks"]).reshape(33, 7)
    np.testing.assert_allclose(pose.picture, sent[:, :2], rtol=1e-6)
    np.testing.assert_allclose(pose.visibility, sent[:, 5], rtol=1e-6)
    np.testing.assert_allclose(pose.presence, sent[:, 6], rtol=1e-6)
