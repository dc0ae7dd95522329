"""Opening a practice: with what is kept of the trainee, and with all that was practised before if it broke off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

from posture.practice.practice import Practice
from posture.practice.recorder import Recorder
from posture.practice.resources import Resources, load_resources
from posture.practice.settings import PracticeSettings
from posture.store import Store
from posture.store.personal import PersonalStore
from posture.web.active_practice import ActivePractice
from posture.web.house_rules import house_profile
from posture.web.server_poses import PoseSlots, ServerPoses
from posture.web.tokens import PracticeToken

_PROFILES: Final = 16
"""House rules that are kept loaded."""


class PracticeFactory:
    """Opens practices of a store. Safe between threads."""

    def __init__(self, store: Callable[[], Store]) -> None:
        """`store` is asked at each practice, so that a server starts even where its store cannot be opened."""
        self._store = store
        self._places = PoseSlots()
        self._known: dict[str | None, Resources] = {}
        """By the key of house rules, whose content never changes."""

    def __call__(self, token: PracticeToken) -> ActivePractice:
        """The practice of a token, on its person's behalf. Raises PostureError for what cannot be opened."""
        store, settings = self._store().on_behalf_of(token.principal), token.settings
        resources = self._resources(store, settings.profile)
        poses = ServerPoses(self._places)
        practice = Practice(
            settings,
            resources,
            record=partial(_recorder, store, token.resume),
            keep_baseline=lambda file: store.save_baseline(file, replace=True),
            baseline=store.baseline(settings.trainee, settings.seat),
            tracker=poses,
            earlier=store.count(settings.trainee),
        )
        if token.resume is not None:
            practice.replay(store.frames(token.resume))
        return ActivePractice(token, practice, poses)

    def _resources(self, store: PersonalStore, key: str | None) -> Resources:
        found = self._known.get(key)
        if found is None:
            found = load_resources(house_profile(store, key))
            if len(self._known) < _PROFILES:
                self._known[key] = found
        return found


def _recorder(store: PersonalStore, resume: int | None, settings: PracticeSettings) -> Recorder:
    """What records a new practice, or goes on recording the one that broke off."""
    return store.begin(settings, datetime.now(UTC)) if resume is None else store.resume(resume)
