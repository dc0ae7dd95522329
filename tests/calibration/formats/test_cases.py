"""Labels as trainers have them, in the files that were collected for it, and each kind in a file of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest

from calibration.formats import read_labels_in
from calibration.formats.near_names import meant_row
from calibration.labels import Label
from posture.errors import SettingsError
from tests.calibration.formats.samples import AGGREGATED_HEADING, aggregated, eaf, put, tabular, tier

CASES: Final = Path(__file__).parents[4] / "shared" / "cases" / "turn2"
FOLDED, SHAKING, POCKETS, CROSSED = (
    "stand.arms_folded", "sit.feet_shaking", "stand.hands_in_pockets", "sit.leg_crossed",
)  # fmt: skip

needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the cases in ../shared are absent")


def one(path: Path) -> Label:
    (label,) = read_labels_in(path)
    return label


def refusal(path: Path) -> str:
    with pytest.raises(SettingsError) as error:
        read_labels_in(path)
    assert "\n" not in str(error.value)
    return str(error.value)


@needs_cases
def test_case_decimal_commas() -> None:
    label = one(CASES / "boris_decimal_comma.csv")
    assert label.people[0].true(CROSSED) == ((4.4, 11.4),)
    assert label.seconds == 14.0


@needs_cases
def test_case_other_behaviours() -> None:
    label = one(CASES / "boris_other_behaviours.tsv")
    assert label.people[0].true(CROSSED) == ((4.4, 11.4),)
    assert label.remarks == ("left out, since they are no rows of ours: smiles, talks",)


@needs_cases
def test_case_modifiers() -> None:
    assert one(CASES / "boris_modifiers.tsv").people[0].true(SHAKING) == ((2.0, 6.0),)


@needs_cases
def test_case_label_beyond_the_end() -> None:
    assert f"{SHAKING} from 500 to 600 s, but the clip ends at 14 s" in refusal(CASES / "label_beyond_end.json")


@needs_cases
def test_case_label_with_infinity() -> None:
    assert "shown.0.end: should be a finite number" in refusal(CASES / "label_infinity.json")


def boris(folder: Path, *events: tuple[str, str, str, str]) -> Path:
    return put(folder, "lobby.tsv", tabular(*events))


@pytest.mark.parametrize(("old", "new", "mark"), [("\t", ";", ""), ("\t", ";", "\ufeff"), ("\t", "\t", "")])
def test_a_spreadsheet_may_have_put_commas_for_points(tmp_path: Path, old: str, new: str, mark: str) -> None:
    text = tabular(("", FOLDED, "START", "3.25"), ("", FOLDED, "STOP", "8.5")).replace(".", ",").replace(old, new)
    path = put(tmp_path, "lobby.csv", mark + text.replace(FOLDED.replace(".", ","), FOLDED))
    assert one(path).people[0].true(FOLDED) == ((3.25, 8.5),)


@pytest.mark.parametrize("cell", ["1.234,5", "1,2,3", "4 4", "NaN", "inf", "1_0", "04. Apr"])
def test_what_is_no_time_is_told_with_its_line(tmp_path: Path, cell: str) -> None:
    assert "line 2: times in seconds" in refusal(boris(tmp_path, ("", FOLDED, "START", cell)))


def test_what_a_trainer_notes_beside_our_rows_is_named_and_left_out(tmp_path: Path) -> None:
    events = [("", FOLDED, "START", "3"), ("", "smiles", "POINT", "4"), ("", "talking", "START", "NA")]
    label = one(boris(tmp_path, *events, ("", FOLDED, "STOP", "8")))
    assert label.people[0].true(FOLDED) == ((3.0, 8.0),)
    assert label.remarks == ("left out, since they are no rows of ours: smiles, talking",)


def test_a_table_of_nothing_that_is_ours_is_refused(tmp_path: Path) -> None:
    assert "none of its names is a row: 'smiles'" in refusal(boris(tmp_path, ("", "smiles", "POINT", "4")))


@pytest.mark.parametrize(
    "name",
    [
        "sit.leg_crosed", "sit.legcrossed2", "stand.arms_akimbo", "Arms folded", "arms folded acros the chest",
        "legs crossed", "feet shaking", "walks", "抱胸", "sit.leg_crossed left", "Hands in pocket", "SIT_straigth",
    ],
)  # fmt: skip
def test_a_name_near_one_of_ours_is_a_fault_with_the_one_that_was_meant(tmp_path: Path, name: str) -> None:
    events = (("", FOLDED, "START", "3"), ("", FOLDED, "STOP", "8"), ("", name, "START", "4"), ("", name, "STOP", "5"))
    told = refusal(boris(tmp_path, *events))
    assert "was meant?" in told
    assert name in told


@pytest.mark.parametrize(
    "name",
    [
        "smiles", "talks", "talking", "eye contact", "gesture", "Waving", "Arms akimbo", "speaks to the audience",
        "微笑", "说话", "laughs", "writing", "drinks", "nods", "looks at phone", "reading aloud", "hello",
    ],
)  # fmt: skip
def test_what_people_do_besides_is_not_taken_for_a_slip(name: str) -> None:
    assert meant_row(name) is None


def test_states_are_paired_by_subject_and_modifiers(tmp_path: Path) -> None:
    lines = [("left", "START", "2.0"), ("right", "START", "3.0"), ("left", "STOP", "5.0"), ("right", "STOP", "6.0")]
    rows = (tabular(("1", SHAKING, status, time)).splitlines() for _, status, time in lines)
    texts = [row[1].replace("\tdon't\t\t", f"\tdon't\t{line[0]}\t") for row, line in zip(rows, lines, strict=True)]
    path = put(tmp_path, "lobby.tsv", "\n".join((tabular().splitlines()[0], *texts)))
    assert one(path).people[0].true(SHAKING) == ((2.0, 6.0),)
    assert len(one(path).people[0].shown) == 2


@pytest.mark.parametrize("last", ["\tNA", ""])
def test_copied_events_are_paired_by_modifier_too(tmp_path: Path, last: str) -> None:
    events = [("1.0", "left"), ("2.5", "right"), ("4.0", "left"), ("6.1", "right")]
    text = "\n".join(f"{time}\tAda\t{POCKETS}\t{side}\t{last}" for time, side in events)
    assert one(put(tmp_path, "copied.tsv", text)).people[0].true(POCKETS) == ((1.0, 6.1),)


def test_of_several_players_the_first_counts_and_a_queue_of_files_is_refused(tmp_path: Path) -> None:
    table = "\n".join((AGGREGATED_HEADING, aggregated(("", FOLDED, "3", "8"), clip="a.mp4")))
    sources = {
        "player #1:/clips/a.mp4|player #2:/clips/b.mp4": None,
        "player #1:/clips/a.mp4;/clips/b.mp4": "a.mp4, b.mp4",
    }
    for source, fault in sources.items():
        text = table.replace(",/clips/a.mp4,", f",{source},").replace("player #1:/clips/a.mp4,", f"{source},")
        path = put(tmp_path, "all.csv", text)
        if fault:
            assert fault in refusal(path)
        else:
            assert one(path).clip == "a.mp4"


def elan(folder: Path, *links: tuple[str, str], tiers: tuple[str, ...] = (tier(FOLDED, ("ts1", "ts2", "")),)) -> Path:
    text = eaf(*tiers)
    head, rest = text.split("        <MEDIA_DESCRIPTOR", 1)[0], text[text.index("        <PROPERTY") :]
    media = "".join(f'<MEDIA_DESCRIPTOR MEDIA_URL="{url}" MIME_TYPE="{kind}"/>' for url, kind in links)
    return put(folder, "talk.eaf", head + media + rest)


@pytest.mark.parametrize("name", ["lobby 1.mp4", "坐姿.mp4", "a+b.mp4", "50%.mp4", "c#1.mp4"])
def test_a_name_may_be_encoded_for_addresses(tmp_path: Path, name: str) -> None:
    assert one(elan(tmp_path, (f"file:///C:/clips/{quote(name)}", "video/mp4"))).clip == name


def test_a_file_that_is_really_called_so_is_taken_as_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a%20b.mp4").touch()
    assert one(elan(tmp_path, ("./a%20b.mp4", "video/mp4"))).clip == "a%20b.mp4"


@pytest.mark.parametrize(
    "links",
    [
        (("a.wav", "audio/x-wav"), ("a.mp4", "video/mp4")),
        (("a.wav", "audio/x-wav"), ("a.mp4", "unknown")),
        (("a.wav", "unknown"), ("a.mp4", "unknown")),
        (("a.m4a", "audio/mp4"), ("a.mp4", "")),
    ],
)
def test_the_video_is_told_from_its_sound(tmp_path: Path, links: tuple[tuple[str, str], ...]) -> None:
    assert one(elan(tmp_path, *links)).clip == "a.mp4"


def test_of_several_videos_the_one_that_is_there_is_taken_and_the_others_are_named(tmp_path: Path) -> None:
    links = ("front.mkv", "unknown"), ("side.webm", "unknown"), ("side.wav", "audio/x-wav")
    assert one(elan(tmp_path, *links)).clip == "front.mkv"
    (tmp_path / "side.webm").touch()
    label = one(elan(tmp_path, *links))
    assert label.clip == "side.webm"
    assert label.remarks == ("of several videos, side.webm is taken, not front.mkv",)


def test_tiers_of_other_things_are_named_and_left_out_whatever_their_times(tmp_path: Path) -> None:
    tiers = (
        tier(FOLDED, ("ts1", "ts2", "")),
        tier("gesture", ("ts1", "ts5", "waves")),
        tier("speech@Ada", ("ts2", "ts1", "hi")),
    )
    label = one(elan(tmp_path, ("a.mp4", "video/mp4"), tiers=tiers))
    assert label.people[0].true(FOLDED) == ((2.06, 4.23),)
    assert label.remarks == ("left out, since they are no rows of ours: gesture, speech",)


@pytest.mark.parametrize("declared", ["UTF-16", "no-such-encoding", "ISO-8859-1"])
def test_an_encoding_that_is_declared_wrongly_does_not_matter(tmp_path: Path, declared: str) -> None:
    path = elan(tmp_path, ("坐.mp4", "video/mp4"))
    path.write_text(path.read_text(encoding="utf-8").replace("UTF-8", declared, 1), encoding="utf-8")
    assert one(path).clip == "坐.mp4"


def own(folder: Path, **changes: object) -> Path:
    marks = {"activity": [["sit", 0, 14]], "shown": [{"rule": CROSSED, "start": 4.4, "end": 11.4}], "do_shown": []}
    lists: dict[str, object] = {"ambiguous": [], "cannot_judge": [], "partial": [], "ignore": []}
    label = {"clip": "a.mp4", "seconds": 14.0, "kind": "behaviour", "view": {"framing": "full"}} | marks | lists
    return put(folder, "a.json", "\ufeff" + json.dumps(label | changes))


def test_a_mark_may_end_a_little_after_its_clip_but_not_lie_beyond_it(tmp_path: Path) -> None:
    assert one(own(tmp_path, activity=[["sit", 0, 14.9]])).seconds == 14.0
    assert "sit from 0 to 600 s, but the clip ends at 14 s" in refusal(own(tmp_path, activity=[["sit", 0, 600]]))
    assert "ignore from 20 to 21 s" in refusal(own(tmp_path, ignore=[[20, 21]]))


def test_a_table_that_tells_its_length_is_held_to_it(tmp_path: Path) -> None:
    path = boris(tmp_path, ("", FOLDED, "START", "3"), ("", FOLDED, "STOP", "80"))
    assert f"{FOLDED} from 3 to 80 s, but the clip ends at 60 s" in refusal(path)


@pytest.mark.parametrize("clip", ["", "..", "../a.mp4", "C:\\a.mp4", "x" * 300, "a\0.mp4", 3, None])
def test_a_clip_that_no_file_can_be_called_is_refused(tmp_path: Path, clip: object) -> None:
    assert "clip" in refusal(own(tmp_path, clip=clip))


@pytest.mark.parametrize("people", [[{"position": "left"}, {"position": 1}], [{"position": []}], [[]], {}, 3])
def test_people_of_mixed_types_are_refused(tmp_path: Path, people: object) -> None:
    path = own(tmp_path, people=people)
    if people:
        assert "people" in refusal(path)
    else:
        assert len(one(path).people) == 1
