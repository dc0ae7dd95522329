"""A baseline as a file: what is written is read again, and what is not ours or not right is refused in one line."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.baseline.criteria import FACING, SEATED_OR_STANDING
from posture.baseline.io import (
    baseline_entry,
    check_owner,
    extend_baseline,
    load_baseline,
    read_baseline,
    write_baseline,
)
from posture.baseline.neutral_pose import NeutralPose
from posture.baseline.schema import MOST_WIDTHS, BaselineFile, PictureSize
from posture.baseline.trial import UNITS
from posture.errors import OutputError, SettingsError
from posture.types import Activity, View
from tests.baselines import ACCEPTANCE, TODAY, filed
from tests.people import person

BASELINE = filed(person())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with the baseline of somebody who stands upright, seen from the front."""
    write_baseline(tmp_path / "ana.json", BASELINE)
    return tmp_path / "ana.json"


def read(path: Path, today: date = TODAY) -> BaselineFile:
    return read_baseline(path, ACCEPTANCE, today)


def refused(path: Path, today: date = TODAY) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(SettingsError) as caught:
        read(path, today)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    parsed = json.loads(path.read_text(encoding="utf-8"))
    change(parsed)
    path.write_text(json.dumps(parsed), encoding="utf-8")
    return path


def first(parsed: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = parsed["postures"][0]["values"]
    return values


def test_what_is_written_is_read(path: Path) -> None:
    assert read(path) == BASELINE


def number(name: str) -> st.SearchStrategy[float]:
    bound = 180.0 if UNITS[name] == "degrees" else MOST_WIDTHS
    return st.floats(-180.0 if UNITS[name] == "degrees" else 0.001, bound)


@st.composite
def helds(draw: st.DrawFn) -> NeutralPose:
    """Any posture that a file can hold, upright or not."""
    names = ["neck", "pitch", *draw(st.sets(st.sampled_from(sorted(set(UNITS) - {"neck", "pitch"}))))]
    errors = {name: st.floats(0, 1e3) for name in names}
    return NeutralPose(
        activity=draw(st.sampled_from(SEATED_OR_STANDING)),
        view=draw(st.sampled_from(FACING)),
        seconds=draw(st.floats(0.1, 100)),
        median={name: draw(number(name)) for name in names},
        spread=draw(st.fixed_dictionaries(errors)),
        noise=draw(st.fixed_dictionaries(errors)),
        between=draw(st.fixed_dictionaries(errors)),
    )


def test_the_file_has_every_value_in_its_unit() -> None:
    form = BaselineFile.model_json_schema()["$defs"]
    assert units(form, "RecordedMeasures") == UNITS


def units(form: dict[str, Any], model: str) -> dict[str, str]:
    """The unit of each value of a model, by its name."""
    found = {}
    for name, field in form[model]["properties"].items():
        kinds = [one["$ref"] for one in field.get("anyOf", [field]) if "$ref" in one]
        for kind in kinds:
            found[name] = form[kind.split("/")[-1]]["properties"]["unit"]["const"]
    return found


NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80)


@given(neutral=helds(), names=st.tuples(NAMES, NAMES), day=st.dates(), size=st.integers(16, 9999))
def test_any_baseline_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, neutral: NeutralPose, names: tuple[str, str], day: date, size: int
) -> None:
    made = BaselineFile(
        person=names[0],
        seat=names[1],
        created=day,
        product="1.2.3",
        camera=PictureSize(width=size, height=480),
        postures=(baseline_entry(neutral, day, "1.2.3"),),
    )
    path = tmp_path_factory.mktemp("b") / "b.json"
    write_baseline(path, made)
    back = load_baseline(path)
    assert back == made
    assert back.postures[0].medians == pytest.approx(dict(neutral.median), abs=1e-4)


def test_it_is_judged_against_what_was_recorded_and_nothing_else(path: Path) -> None:
    ((key, measures),) = read(path).baseline.items()
    assert key == (Activity.STAND, View.FRONT)
    assert measures.neck == BASELINE.postures[0].values.neck.value
    assert math.isnan(measures.left_wrist_up)
    assert math.isnan(measures.profile_pitch)


def test_a_person_can_read_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert '"person": "Ana"' in text
    assert '"unit": "shoulder widths"' in text
    assert len(text) < 4000


def test_an_old_baseline_is_refused_with_its_age(path: Path) -> None:
    assert read(path, TODAY + timedelta(days=180)) == BASELINE
    assert "stand front is 181 days old, at most 180" in refused(path, TODAY + timedelta(days=181))


def test_a_baseline_from_days_to_come_is_refused(path: Path) -> None:
    assert "which is yet to come" in refused(path, TODAY - timedelta(days=3))


def test_another_form_is_refused(path: Path) -> None:
    assert "is of form 2, this version of posture reads 1" in refused(changed(path, lambda p: p.update(schema=2)))


@pytest.mark.parametrize(
    "content",
    [b"[1, 2]", b"{}", b'{"kind": "something else", "schema": 1}'],
)
def test_a_foreign_file_is_refused_as_such(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.json"
    path.write_bytes(content)
    assert "is no baseline file" in refused(path)


@pytest.mark.parametrize("content", [b"", b"not json", b"[" * 50_000])
def test_what_is_not_json_is_refused_as_such(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foreign.json"
    path.write_bytes(content)
    assert "is not JSON" in refused(path)


def test_a_byte_order_mark_does_not_matter_and_another_encoding_is_refused(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8-sig")
    assert read(path) == BASELINE
    path.write_text(text, encoding="utf-16")
    assert "save it as UTF-8" in refused(path)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(b" " * 1_000_001)
    assert "far too large" in refused(path)


def test_a_missing_file_is_refused_as_missing(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "no.json")


def test_a_wrong_unit_is_refused(path: Path) -> None:
    found = refused(changed(path, lambda p: first(p)["neck"].update(unit="metres")))
    assert "postures.0.values.neck.unit: Input should be 'shoulder widths'" in found


def spoil(parsed: dict[str, Any]) -> None:
    parsed["camera"]["width"] = -1
    parsed["person"] = ""
    first(parsed)["pitch"]["spread"] = -2
    first(parsed)["colour"] = first(parsed)["pitch"]
    first(parsed)["neck"]["unit"] = "metres"
    parsed["postures"][0]["view"] = "above"
    parsed["extra"] = 1


def test_all_faults_are_told_at_once(path: Path) -> None:
    found = refused(changed(path, spoil))
    assert "7 faults" in found
    places = ("camera.width", "person", "pitch.spread", "neck.unit", "values.colour", "postures.0.view", "extra")
    assert all(place in found for place in places)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda p: first(p)["neck"].update(value=0), "neck.value: Input should be greater than 0"),
        (lambda p: first(p)["pitch"].update(value=400), "pitch.value: Input should be less than or equal to 180"),
        (lambda p: first(p)["pitch"].pop("unit"), "pitch.unit: Field required"),
        (lambda p: first(p).pop("neck"), "neck: Field required"),
        (lambda p: first(p).update(colour=first(p)["neck"]), "values.colour: there is no such entry"),
        (lambda p: p.update(postures=[]), "no postures in it"),
        (lambda p: p["postures"].append(p["postures"][0]), "stand front stands in it twice"),
        (lambda p: p["postures"][0].update(activity="walk"), "activity"),
        (lambda p: p["postures"][0].update(view="back"), "view"),
    ],
)
def test_what_cannot_be_is_refused(path: Path, change: Callable[[dict[str, Any]], object], words: str) -> None:
    assert words in refused(changed(path, change))


def test_a_slouch_written_by_hand_is_refused(path: Path) -> None:
    found = refused(changed(path, lambda p: first(p)["pitch"].update(value=-40)))
    assert "stand front: the head is down" in found


def test_no_control_characters_get_into_a_name(path: Path) -> None:
    assert "person" in refused(changed(path, lambda p: p.update(person="A\x1b[2Jb")))


def test_another_posture_joins_those_of_the_same_person(path: Path) -> None:
    seated = filed(person().sits(), recorded=TODAY + timedelta(days=9))
    both = extend_baseline(path, seated)
    assert [(e.activity, e.view) for e in both.postures] == [("stand", "front"), ("sit", "front")]
    assert both.created == TODAY


def test_the_same_posture_takes_the_place_of_the_older_one(path: Path) -> None:
    newer = filed(person(), recorded=TODAY + timedelta(days=300))
    assert extend_baseline(path, newer).postures == newer.postures


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"person": "Ben"}, "it is of Ana, not of Ben"),
        ({"seat": "door"}, "it is for the seat desk 3, not for door"),
        ({"camera": PictureSize(width=1280, height=720)}, "its picture is 640x480, the new one 1280x720"),
    ],
)
def test_the_file_of_somebody_else_is_kept(path: Path, change: dict[str, object], words: str) -> None:
    before = path.read_bytes()
    with pytest.raises(SettingsError, match=words):
        extend_baseline(path, BASELINE.model_copy(update=change))
    assert path.read_bytes() == before


def test_whose_file_it_is_is_checked_before_the_work(path: Path, tmp_path: Path) -> None:
    check_owner(path, "Ana", "desk 3")
    check_owner(tmp_path / "new.json", "Ben", "desk 3")
    with pytest.raises(SettingsError, match="it is of Ana, not of Ben"):
        check_owner(path, "Ben", "desk 3")


def test_a_foreign_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SettingsError, match="is no baseline file"):
        extend_baseline(tmp_path / "notes.json", BASELINE)


def test_an_interrupted_writing_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: BaselineFile) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(BaselineFile, "to_json", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_baseline(path, BASELINE)
    assert [p.name for p in path.parent.iterdir()] == ["ana.json"]
    assert load_baseline(path) == BASELINE


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_baseline(tmp_path / "no" / "such" / "b.json", BASELINE)


def test_another_picture_is_warned_of_in_both_languages() -> None:
    assert BASELINE.camera_warning(640, 480, "en") is None
    assert "640x480, this one is 1280x720" in (BASELINE.camera_warning(1280, 720, "en") or "")
    assert "640x480" in (BASELINE.camera_warning(1280, 720, "zh") or "")


def test_the_values_of_a_file_are_finite(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(str(first(json.loads(path.read_text()))["neck"]["value"]), "NaN")
    path.write_text(text, encoding="utf-8")
    assert "neck" in refused(path)


def test_what_older_versions_kept_of_waiting_is_ignored(path: Path) -> None:
    sway = {"value": 0.1, "unit": "shoulder widths"}
    changed(path, lambda p: p["postures"][0].update(waiting={"seconds": 25.0, "sway": sway}))
    found = read(path)
    assert found.baseline.keys() == BASELINE.baseline.keys()
    assert found.to_json() == BASELINE.to_json()
