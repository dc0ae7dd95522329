"""What is lost against a reference, and where it is marked."""

import math
from dataclasses import replace

import pytest
from rich.console import Console
from rich.table import Table

from benchmarks.losses import figure_table, lost, row_table
from calibration.scoring import Scores, score_clip
from tests.calibration.stories import FOLDED, POCKETS, label_of, perfect, person, report_of, stands

LABEL = label_of(stands(shown={FOLDED: ((4, 10),), POCKETS: ((12, 18),)}))
ALL = score_clip(LABEL, perfect(LABEL))
HALF = score_clip(LABEL, report_of(person(shown={FOLDED: ((4, 10),)})))
ALARMS = score_clip(
    replace(LABEL, kind="good"),
    report_of(person(shown={FOLDED: ((4, 10),), POCKETS: ((12, 18),), "stand.swaying": ((0, 3),)})),
)


def printed(table: Table) -> list[str]:
    console = Console(width=200)
    with console.capture() as capture:
        console.print(table)
    return capture.get().splitlines()


def line(lines: list[str], name: str) -> str:
    return next(text for text in lines if text.split()[:1] == [name])


@pytest.mark.parametrize(
    ("value", "reference", "sign", "told"),
    [
        (0.90, 0.98, 1.0, "kept"),
        (0.89, 0.98, 1.0, "lost"),
        (0.99, 0.5, 1.0, "kept"),
        (0.10, 0.0, -1.0, "lost"),
        (0.0, 0.5, -1.0, "kept"),
        (math.nan, 1.0, 1.0, "kept"),
    ],
)
def test_more_than_the_bar_is_lost_downwards_or_for_alarms_upwards(
    value: float, reference: float, sign: float, told: str
) -> None:
    assert lost(value, reference, sign) is (told == "lost")


def test_figures_stand_beside_their_change_and_losses_are_marked() -> None:
    lines = printed(figure_table({"clean": ALL, "worse": HALF}, {"worse": "filmed in the dark"}))
    assert "1.000 " in line(lines, "clean")
    assert "!" not in line(lines, "clean")
    assert "0.500 (-0.50) !" in line(lines, "worse")
    assert line(lines, "worse").rstrip().endswith("filmed in the dark")


def test_new_false_alarms_are_a_loss() -> None:
    quiet = replace(ALL, scene=ALARMS.scene)
    assert "3.000 (+3.00) !" in line(printed(figure_table({"clean": quiet, "worse": ALARMS}, {})), "worse")


def test_only_rows_that_change_are_listed() -> None:
    lines = printed(row_table({"clean": ALL, "worse": HALF}))
    assert line(lines, POCKETS).split() == [POCKETS, "1", "1.000", "0.000", "(-1.00)", "!"]
    assert not [text for text in lines if FOLDED in text]


def test_rows_that_never_happen_are_not_listed() -> None:
    lines = printed(row_table({"clean": Scores.none(), "worse": Scores.none()}))
    assert not [text for text in lines if "stand." in text]
