"""The store on somebody's behalf: one's own is one's own, and another's as if it were not one's business."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from posture.baseline.criteria import load_trial_criteria
from posture.baseline.schema import BaselineFile
from posture.errors import AccessError
from posture.roles import ALONE, Principal, Role
from posture.store import open_store
from posture.store.personal import PersonalStore
from tests.baselines import filed
from tests.people import person
from tests.store.making import NOW, report, settings
from tests.waiting import PATIENCE

Ask = Callable[[PersonalStore, str, int], object]
SEAT: Final = "desk 3"
TODAY: Final = date(2026, 3, 2)
READS: Final[dict[str, Ask]] = {
    "history": lambda store, name, _: store.history(name),
    "count": lambda store, name, _: store.count(name),
    "unfinished": lambda store, name, _: store.unfinished(name),
    "entry": lambda store, _, practice: store.entry(practice),
    "report": lambda store, _, practice: store.report(practice),
    "cues": lambda store, _, practice: store.cues(practice),
    "frames": lambda store, _, practice: list(store.frames(practice)),
    "export": lambda store, _, practice: store.export(practice, io.BytesIO()),
    "export_trainee": lambda store, name, _: store.export_trainee(name, io.BytesIO()),
    "baseline": lambda store, name, _: store.baseline(name, SEAT),
    "usable_baseline": lambda store, name, _: store.usable_baseline(name, SEAT, load_trial_criteria(), TODAY),
    "begin": lambda store, name, _: store.begin(settings(name), NOW),
    "save_baseline": lambda store, name, _: store.save_baseline(_baseline(name), replace=True),
}
DELETES: Final[dict[str, Ask]] = {
    "damaged": lambda store, name, _: store.damaged(name),
    "delete": lambda store, _, practice: store.delete(practice),
    "delete_trainee": lambda store, name, _: store.delete_trainee(name),
}


def _baseline(name: str) -> BaselineFile:
    return filed(person().stands()).model_copy(update={"person": name})


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "store.sqlite"
    with open_store(file, patience=PATIENCE) as store:
        for name in ("Ana", "Bo"):
            store.begin(settings(name), NOW).finish(report())
    return file


@pytest.mark.parametrize("role", [Role.TRAINEE, Role.TRAINER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("call", [*READS, *DELETES])
def test_what_is_another_s_is_refused_and_one_s_own_is_not(kept: Path, role: Role, call: str) -> None:
    ask = (READS | DELETES)[call]
    with open_store(kept) as store:
        mine = store.on_behalf_of(Principal("Ana", role))
        if role is not Role.ADMINISTRATOR or call in READS:
            with pytest.raises(AccessError):
                ask(mine, "Bo", 2)
        assert store.trainees() == ("Ana", "Bo")
        assert store.count("Bo") == 1
        ask(mine, "Ana", 1)


@pytest.mark.parametrize("call", [*READS, *DELETES])
def test_to_who_is_alone_everything_is_their_own(kept: Path, call: str) -> None:
    with open_store(kept) as store:
        (READS | DELETES)[call](store.on_behalf_of(ALONE), "Bo", 2)


def test_names_are_shown_to_whom_they_concern(kept: Path) -> None:
    with open_store(kept) as store:
        assert store.on_behalf_of(Principal("Ana", Role.TRAINEE)).trainees() == ("Ana",)
        assert store.on_behalf_of(Principal("Eve", Role.TRAINER)).trainees() == ()
        assert store.on_behalf_of(Principal("Eve", Role.ADMINISTRATOR)).trainees() == ("Ana", "Bo")


def test_settings_for_all_are_the_trainer_s_and_one_s_own_are_one_s_own(kept: Path) -> None:
    with open_store(kept) as store:
        ana, eve = (store.on_behalf_of(Principal(*who)) for who in (("Ana", Role.TRAINEE), ("Eve", Role.TRAINER)))
        ana.set_setting("page", "hers")
        eve.set_setting("page", "everyone's", for_all=True)
        assert (ana.setting("page"), eve.setting("page"), ana.setting("page", for_all=True)) == (
            "hers",
            None,
            "everyone's",
        )
        with pytest.raises(AccessError):
            ana.set_setting("page", "hers", for_all=True)
        store.delete_trainee("Ana")
        assert ana.setting("page") is None


def test_only_who_may_delete_everybody_deletes_what_is_nobody_s(kept: Path) -> None:
    with open_store(kept) as store:
        store.on_behalf_of(Principal("Eve", Role.ADMINISTRATOR)).delete_unreadable()
        with pytest.raises(AccessError):
            store.on_behalf_of(Principal("Ana", Role.TRAINEE)).delete_unreadable()
        with pytest.raises(AccessError):
            _ = store.on_behalf_of(Principal("Ana", Role.TRAINEE)).place
