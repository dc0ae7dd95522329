"""People judged by what was learned from others."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from typer import Typer
from typer.testing import CliRunner, Result

from benchmarks import unseen_actor
from benchmarks.kept import Varied
from benchmarks.unseen_actor import Unseen
from calibration.legs import train
from calibration.legs.samples import Samples
from calibration.poses import save_poses
from posture.config.leg_weights import load_leg_network, save_leg_network
from posture.features.moment.leg_classifier import LegClassifier
from posture.features.moment.perceptron import Perceptron
from posture.report.model import Report
from tests.acting import Actor
from tests.calibration.formats.samples import put
from tests.calibration.stories import CROSSED, label_of, person, report_of, stands
from tests.film import scene
from tests.seats import sit
from tests.sources.videos import write_video

RAW: Final[dict[str, Any]] = {
    "seconds": 5.0,
    "kind": "behaviour",
    "view": {"framing": "full"},
    "activity": [["sit", 0.0, 5.0]],
    **{key: [] for key in ("shown", "do_shown", "ambiguous", "cannot_judge", "partial", "ignore", "people")},
}


CROSSING: Final = load_leg_network()


def film(folder: Path, name: str, actor: str) -> None:
    """A clip of somebody who sits, its label, and its poses as an earlier run has kept them."""
    raw = RAW | {"clip": f"{name}.mp4", "actor": actor, "script": [["sit_upright", 0.0, 5.0, {}]]}
    put(folder, f"{name}.json", json.dumps(raw))
    frames = scene(Actor().does(sit), 5.0, fps=10.0)
    write_video(folder / f"{name}.mp4", [round(frame.time * 1000) for frame in frames])
    save_poses(folder / "kept" / "clean" / f"{name}.npz", frames)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    (tmp_path / "kept" / "clean").mkdir(parents=True)
    (tmp_path / "more").mkdir()
    film(tmp_path, "first", "ann")
    return tmp_path


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Whose moments each network was fitted to."""
    actors: list[list[str]] = []

    def fit(samples: Samples) -> Perceptron:
        actors.append(sorted(set(samples.actors.tolist())))
        return CROSSING

    monkeypatch.setattr(train, "fit", fit)
    monkeypatch.setattr(unseen_actor, "fit", fit)
    return actors


def run(clips: Path) -> Result:
    app = Typer()
    app.command()(unseen_actor.main)
    return CliRunner().invoke(app, [str(clips), str(clips / "more"), "--keep", str(clips / "kept")])


def note(clips: Path, name: str) -> str:
    return str(json.loads((clips / "kept" / f"legs_without_{name}.json").read_text(encoding="utf-8"))["note"])


def test_nobody_is_judged_by_what_was_learned_from_them(clips: Path, learned: list[list[str]]) -> None:
    film(clips, "second", "bob")
    result = run(clips)
    assert result.exit_code == 0
    assert [actors for actors in learned if actors] == [["bob"], ["ann"]]
    assert note(clips, "ann") == "10 moments of others than ann"
    assert [line.split()[0] for line in result.stdout.splitlines() if " leg classifier" in line] == [
        "product",
        "unseen",
        "rules",
    ]


def test_with_nobody_else_to_learn_from_one_line_says_so(clips: Path, learned: list[list[str]]) -> None:
    result = run(clips)
    assert result.exit_code == 2
    assert "samples of others than ann were wanted" in result.stderr
    assert learned == []


def test_two_people_in_a_picture_are_each_judged_without_their_own_moments(
    clips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = {name: clips / f"{name}.json" for name in ("ann", "bob")}
    for name, path in weights.items():
        network = replace(CROSSING, output_bias=np.full(4, float(name == "bob")))
        save_leg_network(network, path, f"without {name}")

    def judge(self: Varied, clip: Path, classifier: LegClassifier) -> Report:
        said = {CROSSED: ((4, 10),)} if classifier._network.output_bias[0] else {}
        return report_of(
            person(x=0.2, number=1, shown=said), person(x=0.8, number=2, shown=said), person(x=0.5, number=3)
        )

    monkeypatch.setattr(Varied, "judge", judge)
    label = label_of(replace(stands(), name="ann"), replace(stands(), name="bob"))
    people = Unseen(clips, {"clip.mp4": label}, weights)(clips / "clip.mp4").people
    assert [(one.person, len(one.finding(CROSSED).episodes)) for one in people] == [(1, 0), (2, 1), (3, 0)]
