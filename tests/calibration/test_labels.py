"""Label files, read and checked."""

import json
from pathlib import Path
from typing import Any

import pytest

from calibration.formats import read_labels_in
from calibration.labels import Label
from posture.errors import SettingsError
from posture.types import Activity

CROSSES: dict[str, Any] = {
    "activity": [["sit", 0.0, 14.0]],
    "shown": [{"rule": "sit.leg_crossed", "start": 4.4, "end": 11.4, "motions": ["sit_cross_knee"], "params": {}}],
    "do_shown": [{"rule": "sit.straight", "start": 0.0, "end": 14.0}],
    "ambiguous": [{"rule": "sit.knees_apart", "start": 2.0, "end": 3.0}],
    "cannot_judge": ["sit.feet_shaking"],
    "partial": ["sit.straight"],
    "ignore": [[11.0, 11.8], [4.0, 4.8]],
}
CLIP: dict[str, Any] = {
    "clip": "a.mp4",
    "seconds": 14.0,
    "kind": "behaviour",
    "view": {"framing": "full", "yaw_deg": 0},
}


def write(folder: Path, content: object) -> Path:
    path = folder / "a.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def read_label(path: Path) -> Label:
    (label,) = read_labels_in(path)
    return label


def test_the_lists_of_a_single_person_stand_at_the_top(tmp_path: Path) -> None:
    label = read_label(write(tmp_path, CLIP | CROSSES | {"people": []}))
    (person,) = label.people
    assert (label.clip, label.seconds, label.framing) == ("a.mp4", 14.0, "full")
    assert person.true("sit.leg_crossed") == ((4.4, 11.4),)
    assert person.true("sit.straight") == ((0.0, 14.0),)
    assert person.neutral("sit.knees_apart") == ((2.0, 3.0), (4.0, 4.8), (11.0, 11.8))
    assert person.active(Activity.SIT) == ((0.0, 14.0),)
    assert person.cannot_judge == {"sit.feet_shaking"}


def test_people_of_a_group_come_from_left_to_right(tmp_path: Path) -> None:
    right = CROSSES | {"position": 1}
    left = CROSSES | {"position": 0, "shown": []}
    label = read_label(write(tmp_path, CLIP | {"activity": [], "people": [right, left]}))
    assert [person.position for person in label.people] == [0, 1]
    assert label.people[0].shown == ()


def test_an_empty_room_has_no_people(tmp_path: Path) -> None:
    lists = ("activity", "shown", "do_shown", "ambiguous", "partial", "ignore", "people")
    nothing: dict[str, Any] = {key: [] for key in lists}
    assert read_label(write(tmp_path, CLIP | nothing | {"cannot_judge": ["sit.straight"]})).people == ()


@pytest.mark.parametrize(("kind", "quiet"), [("good", True), ("hard_negative", True), ("behaviour", False)])
def test_good_behaviour_and_look_alikes_are_quiet(tmp_path: Path, kind: str, quiet: bool) -> None:  # noqa: FBT001
    assert read_label(write(tmp_path, CLIP | CROSSES | {"kind": kind})).quiet is quiet


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    faulty = CROSSES | {"cannot_judge": ["sit.upside_down"], "ignore": [[5.0, 4.0]], "activity": [["fly", 0, 1]]}
    with pytest.raises(SettingsError) as error:
        read_label(write(tmp_path, CLIP | faulty | {"seconds": 0}))
    for fault in ("sit.upside_down", "start first", "people.0.activity", "seconds", str(tmp_path / "a.json")):
        assert fault in str(error.value)


def test_a_do_row_among_the_dont_rows_is_refused(tmp_path: Path) -> None:
    wrong = CROSSES | {"shown": [{"rule": "sit.straight", "start": 0, "end": 1}]}
    with pytest.raises(SettingsError, match="wrong list"):
        read_label(write(tmp_path, CLIP | wrong))


@pytest.mark.parametrize("content", [[], 3, {}, {"people": 3}, {"activity": 3}])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(SettingsError, match=r"a\.json"):
        read_label(write(tmp_path, content))


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match="JSON"):
        read_label(path)
