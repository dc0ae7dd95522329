"""What labellers may call things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.formats.names import Statement, is_note, meaning
from posture.rules import RULES
from posture.types import Activity

names = st.sampled_from(list(RULES.values())).flatmap(
    lambda rule: st.tuples(st.just(rule.id), st.sampled_from((rule.id, rule.wording.english, rule.wording.original)))
)


@given(names, st.sampled_from((str.upper, str.title, str.lower)), st.sampled_from((" ", "_", ".", "")))
def test_a_row_is_known_by_id_and_wordings_whatever_case_and_spaces(
    named: tuple[str, str], cased: object, between: str
) -> None:
    rule, name = named
    written = f"  {between.join(cased(name).split())}, "  # type: ignore[operator]
    found = meaning(written)
    assert found is not None
    assert (found.says, found.rule) == (Statement.SHOWN, rule)


@given(names, st.sampled_from((" not judged", " (cannot judge)", "：无法判断")))
def test_that_a_row_cannot_be_judged_is_said_behind_its_name(named: tuple[str, str], ending: str) -> None:
    found = meaning(named[1] + ending)
    assert found is not None
    assert (found.says, found.rule) == (Statement.NOT_JUDGED, named[0])


@pytest.mark.parametrize(
    ("name", "activity"), [("Sitting", Activity.SIT), ("站", Activity.STAND), ("march_in_place", Activity.MARCH)]
)
def test_activities_are_known_by_their_words(name: str, activity: Activity) -> None:
    found = meaning(name)
    assert found is not None
    assert (found.says, found.activity) == (Statement.ACTIVITY, activity)


def test_a_full_width_comma_is_a_comma() -> None:
    found = meaning("东歪西靠，坐不安稳")
    assert found is not None
    assert found.rule == "sit.leaning_restless"


@pytest.mark.parametrize("name", ["", "arms", "sit.upside_down", "person 1"])
def test_anything_else_means_nothing(name: str) -> None:
    assert meaning(name) is None


def test_remarks_are_told_apart() -> None:
    assert is_note("Notes")
    assert is_note("备注")
    assert not is_note("notable")
