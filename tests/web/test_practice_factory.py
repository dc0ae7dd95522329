from __future__ import annotations

from pathlib import Path

import pytest

from posture.errors import SettingsError, StoreError
from posture.practice.protocol import MessageReader, ProtocolError
from posture.practice.settings import PracticeSettings
from posture.roles import ALONE
from posture.store import open_store
from posture.web.practice_factory import PracticeFactory
from posture.web.tokens import PracticeToken, new_client
from tests.web.practising import nobody


def _ticket(resume: int | None = None, drill: str = "free") -> PracticeToken:
    settings = PracticeSettings(trainee="Ada", seat="desk", language="en", guided=False, drill=drill)
    return PracticeToken(settings=settings, client=new_client(), principal=ALONE, resume=resume)


def test_a_practice_that_was_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        opener = PracticeFactory(lambda: store)
        practice, inbox = opener(_ticket()), MessageReader()
        for n in range(20):
            state = practice.handle_frame(nobody(n, 1e12 + 100 * n), inbox)
        practice.close()
        assert state.practice is not None
        assert len(list(store.frames(state.practice))) == 20
        again = opener(_ticket(resume=state.practice))
        inbox = MessageReader()
        after = [again.handle_frame(nobody(n, 2e12 + 1000 * n), inbox) for n in range(6)][-1]  # past the countdown
        again.close()
        assert after.practice == state.practice
        assert after.time > state.time
        assert len(list(store.frames(state.practice))) > 20


def test_a_closed_practice_takes_nothing_more(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        practice = PracticeFactory(lambda: store)(_ticket())
        practice.close()
        with pytest.raises(ProtocolError, match="another window"):
            practice.handle_frame(nobody(1), MessageReader())


def test_what_is_not_kept_cannot_be_gone_on_with(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite") as store, pytest.raises(StoreError, match="not kept"):
        PracticeFactory(lambda: store)(_ticket(resume=99))


def test_an_unknown_drill_is_said_to_be_unknown(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite") as store, pytest.raises(SettingsError, match="drill"):
        PracticeFactory(lambda: store)(_ticket(drill="none"))
