"""The chart of progress: a true axis of days, one point a practice, by kind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from posture.page.trends import row_chart, score_chart
from posture.store import PracticeEntry, Store
from tests.store import making

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def entries(store: Store, count: int) -> tuple[PracticeEntry, ...]:
    """Practices a few days apart, each fourth of them a drill."""
    for day in range(count):
        chosen = making.settings("Ana").model_copy(update={"drill": "free" if day % 4 else "seated"})
        store.begin(chosen, making.NOW + timedelta(days=3 * day)).finish(making.report(value=50 + day % 50))
    return store.history("Ana")


@pytest.mark.parametrize("count", [1, 5])
def test_there_is_one_point_a_practice_on_an_axis_of_days(store: Store, count: int) -> None:
    kept = entries(store, count)
    for chart in (score_chart(kept, "en"), row_chart(kept, next(iter(kept[0].rows)), "zh")):
        told = chart.to_dict()
        layer = told["layer"][-1]
        x = layer["encoding"]["x"]
        assert x["axis"]["format"] == "%Y-%m-%d"
        first, last = x["scale"]["domain"]
        assert first[:10] < kept[0].started.isoformat()[:10] or last[:10] > kept[-1].started.isoformat()[:10]
        assert len({first, last}) == 2
    told = score_chart(kept, "en").to_dict()
    points = next(iter(told["datasets"].values()), []) if "datasets" in told else told["data"]["values"]
    assert len(points) == count


def test_kinds_of_practice_have_their_own_line_and_colour(store: Store) -> None:
    told = score_chart(entries(store, 5), "zh").to_dict()
    colour = told["layer"][-1]["encoding"]["color"]["scale"]
    assert colour["domain"] == ["坐姿两分钟", "自由练习"]
    assert len(set(colour["range"])) == 2


def test_the_axis_does_not_grow_with_the_number_of_practices(store: Store) -> None:
    told = score_chart(entries(store, 40), "en").to_dict()
    assert told["layer"][-1]["encoding"]["x"]["axis"]["tickCount"] <= 8
