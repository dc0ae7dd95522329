"""A row of one threshold, whose best onset is known."""

import math

import pytest

from calibration.fit.folds import propose
from calibration.fit.knobs import Knob, knobs, measured, settings
from calibration.fit.search import Fitness, FitScorer, fit_criteria
from calibration.fit.trials import RowFitTrial
from posture.errors import SettingsError
from posture.rules import RULES
from posture.rules.criteria import Band, Criteria
from tests.calibration.fit.stage import LIMITS, SYNTHETIC, limits, still, trial
from tests.calibration.stories import FOLDED

KNOB = Knob("size")


@pytest.fixture(autouse=True)
def row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arms folded are told by the light, once it is known how somebody stands."""
    still()
    monkeypatch.setitem(RULES, FOLDED, SYNTHETIC)


def people(*shown: tuple[str, float], calm: float = 60.0) -> list[RowFitTrial]:
    """For each person a clip in which the row is shown and measures so much, and one with a look-alike."""
    made = []
    for at, (name, value) in enumerate(shown):
        made.append(trial(name, f"shown{at}.mp4", (value, 40, 42, 44), shown=True))
        made.append(trial(name, f"calm{at}.mp4", (calm, 40, 42, 44), shown=False))
    return made


THREE = (("Ada", 100.0), ("Ben", 110.0), ("Cem", 120.0))


def test_an_onset_that_nothing_reaches_comes_down_between_the_look_alike_and_the_behaviour() -> None:
    trials = people(*THREE)
    start = limits(200, 190)
    bench = FitScorer(trials, start)
    assert bench.fitness(start, range(6)) == Fitness(0.0, 0.0)
    found = fit_criteria(bench, start, range(6))
    onset, offset = KNOB.get(found)
    assert 60 < onset <= 100
    assert 44 < offset < onset
    assert bench.fitness(found, range(6)) == Fitness(1.0, 0.0)


def test_an_onset_that_raises_false_alarms_goes_up() -> None:
    trials = people(*THREE)
    start = limits(50, 45)
    bench = FitScorer(trials, start)
    assert bench.fitness(start, range(6)).alarms == pytest.approx(3 * 3600 / (3 * 10 + 3 * 20))
    assert KNOB.get(fit_criteria(bench, start, range(6)))[0] > 60


def test_numbers_that_cannot_be_bettered_stay() -> None:
    start = limits(63.21, 51.3)
    proposal = propose(FOLDED, people(*THREE), start)
    assert proposal is not None
    assert (proposal.criteria, proposal.changes, proposal.holds) == (start, (), False)


def test_a_proposal_is_tried_on_everyone_it_was_not_fitted_to() -> None:
    proposal = propose(FOLDED, people(*THREE), limits(200, 190))
    assert proposal is not None
    assert [fold.person for fold in proposal.folds] == ["Ada", "Ben", "Cem"]
    assert [(fold.before.f1, fold.after.f1) for fold in proposal.folds] == [(0, 1)] * 3
    assert (proposal.unseen_after, proposal.after) == (Fitness(1.0, 0.0), Fitness(1.0, 0.0))
    assert proposal.holds
    assert proposal.clips == 6


def test_what_helps_only_those_it_was_fitted_to_does_not_hold() -> None:
    trials = [
        trial("Ada", "a.mp4", (100, 40, 42), shown=True),
        trial("Ada", "b.mp4", (70, 40, 42), shown=False),
        trial("Ben", "c.mp4", (60, 40, 42), shown=True),
        trial("Ben", "d.mp4", (50, 40, 42), shown=False),
    ]
    proposal = propose(FOLDED, trials, limits(59, 55))
    assert proposal is not None
    assert proposal.after.rank > proposal.before.rank
    assert not proposal.holds


def test_a_row_that_is_never_labelled_cannot_be_fitted() -> None:
    trials = [trial(name, f"{name}.mp4", (100, 40, 42), shown=False) for name in ("Ada", "Ben")]
    assert propose(FOLDED, trials, limits(59, 55)) is None


def test_one_person_is_not_enough() -> None:
    with pytest.raises(SettingsError, match="two people"):
        propose(FOLDED, people(("Ada", 100)), limits(59, 55))


def test_the_values_that_a_row_compares_are_listened_to() -> None:
    (some,) = people(("Ada", 100))[:1]
    heard = measured([some], limits(200, 190))["size"]
    assert sorted(set(heard)) == [40, 42, 44, 100]
    assert len(heard) == 200


def test_settings_keep_the_direction_of_the_limit_and_the_present_ones() -> None:
    small = limits(10, 20)
    tried = settings(KNOB, small, [float(value) for value in range(100)])
    assert (10, 20) in tried
    assert all(onset < offset for onset, offset in tried)


def test_a_band_has_two_sides_that_never_pass_each_other() -> None:
    straight = LIMITS["sit.straight"]
    low, high = (knob for knob in knobs(straight) if isinstance(straight.limits[knob.limit], Band))
    for knob in (low, high):
        for values in settings(knob, straight, [float(value) for value in range(-40, 40)]):
            turned = knob.turned(straight, values).limits[knob.limit]
            assert isinstance(turned, Band)
            assert turned.offset[0] < turned.onset[0] <= turned.onset[1] < turned.offset[1]
            assert knob.get(knob.turned(straight, values)) == values


def test_rank_puts_false_alarms_first_and_nothing_found_last() -> None:
    assert Fitness(0.5, 2.0).rank > Fitness(1.0, 2.1).rank
    assert Fitness(0.6, 1.9).rank > Fitness(0.5, 0.0).rank
    assert Fitness(0.5, 4.8).rank == Fitness(0.5, 4.8 + 1e-12).rank
    assert Fitness(math.nan, 0.0).rank == Fitness(0.0, 0.0).rank


def test_turning_leaves_everything_else() -> None:
    before: Criteria = limits(59, 55)
    after = KNOB.turned(before, (70, 60))
    assert KNOB.get(after) == (70, 60)
    assert after.min_duration == before.min_duration
    assert KNOB.get(before) == (59, 55)
