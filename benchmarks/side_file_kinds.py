"""The kinds of side files: a sound one of each, and what the product does with such a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.mutations import Mutation, mutated, of_bytes, other_arrays
from benchmarks.store_file import other_cells, store_bytes, use_store
from calibration.agreement import compare_raters
from calibration.evaluate import read_report
from calibration.fit.trials import trials
from calibration.formats import read_labels_in
from calibration.formats.own import label_from_json
from calibration.labels import Label
from calibration.poses import load_poses, save_poses
from calibration.scoring import score_clip
from posture.baseline.criteria import load_trial_criteria
from posture.baseline.io import extend_baseline, load_baseline, read_baseline, write_baseline
from posture.config.leg_weights import DEFAULT as WEIGHTS
from posture.config.leg_weights import load_leg_network
from posture.config.profile import load_profile
from posture.config.profile_diff import differences
from posture.config.profile_template import template
from posture.config.thresholds import DEFAULT as THRESHOLDS
from posture.config.thresholds import load_thresholds
from posture.features.moment.leg_classifier import FEATURES
from tests.baselines import filed
from tests.calibration.formats.samples import AGGREGATED_HEADING, BORIS_7, aggregated, eaf, tabular, tier
from tests.calibration.stories import FOLDED, POCKETS, STRAIGHT, person, report_of
from tests.film import scene
from tests.people import person as acting
from tests.rules.stories import stander
from tests.store.making import report

PROFILE: Final = """\
version = 1
name = "Our house"
[rows."sit.leg_crossed"]
on = false
title = { en = "Legs uncrossed", zh = "不要跷腿" }
[rows."stand.arms_folded"]
kind = "dont"
severity = "critical"
min_duration_s = 2.0
limits.farther_gap = { onset = 0.4, offset = 0.65 }
"""
OWN: Final = {
    "clip": "clip.mp4", "seconds": 20.0, "kind": "behaviour", "view": {"framing": "full"}, "actor": "Ada",
    "activity": [["stand", 0.0, 12.0], ["sit", 12.0, 20.0]], "shown": [{"rule": FOLDED, "start": 4.4, "end": 8.0}],
    "do_shown": [{"rule": STRAIGHT, "start": 0.0, "end": 12.0}], "ambiguous": [], "cannot_judge": ["sit.straight"],
    "partial": [], "ignore": [[11.5, 12.5]], "people": [],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SideFileKind:
    """One kind of file."""

    suffix: str
    sound: Callable[[], bytes]
    """The bytes of a file as it should be."""
    use: Callable[[Path], object]
    """Everything that the product does with such a file; raises PostureError for one that is refused."""
    mishap: Mutation = mutated


def _labels(path: Path) -> None:
    for label in read_labels_in(path, reports=True):
        score_clip(label.within(max(label.seconds, 20.0)), report_of(person(shown={POCKETS: ((1.0, 2.0),)})))
        compare_raters({label.clip: label}, {label.clip: label})


def _report(path: Path) -> None:
    score_clip(_own_label(), read_report(path))
    _labels(path)


def _profile(path: Path) -> None:
    differences(load_profile(path), load_thresholds())


def _thresholds(path: Path) -> None:
    criteria = load_thresholds(path)
    load_profile(None, criteria)
    template(criteria)


def _baseline(path: Path) -> None:
    """It is read, and taken for the place of a new one, which must not destroy it."""
    before = load_baseline(path)
    write_baseline(path, extend_baseline(path, before))
    load_baseline(path)
    read_baseline(path)


def _weights(path: Path) -> None:
    load_leg_network(path).logits(np.zeros(FEATURES))


def _poses(path: Path) -> None:
    """They are judged, and kept anew, which must not leave half a file."""
    frames = load_poses(path)
    trials(_own_label(), frames, load_thresholds())
    save_poses(path, frames)
    load_poses(path)


@cache
def _own_label() -> Label:
    return label_from_json(Path("own.json"), OWN)


def _kept_poses(folder: Path) -> bytes:
    save_poses(folder / "sound.npz", scene(stander().folds_arms(0.4, 1.2), 1.5))
    return (folder / "sound.npz").read_bytes()


def side_file_kinds(folder: Path) -> Iterator[tuple[str, SideFileKind]]:
    """All of them by their names; what has to be made by the product itself is made in `folder`."""
    table = "\n".join((AGGREGATED_HEADING, aggregated(("1", FOLDED, "3.0", "8.0"), ("1", "smiles", "4.0", "4.0"))))
    events = tabular(("1", FOLDED, "START", "3.000"), ("1", FOLDED, "STOP", "8.000"), ("1", "talks", "POINT", "9.0"))
    pasted = f"4.400\t\t{FOLDED}\tleft\tx\tNA\n8.000\t\t{FOLDED}\tleft\tx\tNA"
    others = tier("gestures", ("ts3", "ts4", "waves")), tier("活动", ("ts1", "ts4", "sit"))
    tiers = tier(FOLDED, ("ts1", "ts2", "clearly")), *others
    texts = {"boris, whole": table, "boris, events": events, "boris 7": BORIS_7, "boris, copied": pasted}
    yield "label", SideFileKind(".json", lambda: json.dumps(OWN, indent=1).encode(), _labels)
    for name, text in texts.items():
        yield name, SideFileKind(".tsv", text.encode, _labels)
    yield "elan", SideFileKind(".eaf", eaf(*tiers).encode, _labels)
    yield "report", SideFileKind(".json", report().to_json().encode, _report)
    yield "profile", SideFileKind(".toml", PROFILE.encode, _profile)
    yield "thresholds", SideFileKind(".toml", THRESHOLDS.read_bytes, _thresholds)
    yield "acceptance", SideFileKind(".toml", THRESHOLDS.with_name("baseline.toml").read_bytes, load_trial_criteria)
    yield (
        "baseline",
        SideFileKind(".json", filed(acting().stands(), recorded=datetime.now(UTC).date()).to_json().encode, _baseline),
    )
    yield "leg weights", SideFileKind(".json", WEIGHTS.read_bytes, _weights)
    yield "kept poses", SideFileKind(".npz", lambda: _kept_poses(folder), _poses, of_bytes)
    yield "kept arrays", SideFileKind(".npz", lambda: _kept_poses(folder), _poses, other_arrays)
    yield "store", SideFileKind(".sqlite3", lambda: store_bytes(folder), use_store, of_bytes)
    yield "store cells", SideFileKind(".sqlite3", lambda: store_bytes(folder), use_store, other_cells)
