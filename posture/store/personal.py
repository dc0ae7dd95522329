"""The store as one person may use it: every call is made on somebody's behalf, and refused where it is not theirs.

Pages and routes have this, and never the store itself (a test holds them to that). What it does is the store's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import IO, TYPE_CHECKING

from posture.baseline.criteria import TrialCriteria
from posture.baseline.schema import BaselineFile
from posture.pose.pose import PoseFrame
from posture.practice.messages import Utterance
from posture.practice.settings import PracticeSettings
from posture.report.model import Report
from posture.roles import Action, Principal, Reach, Role, may, reach, require
from posture.store.history import PracticeEntry
from posture.store.house_rules import KeptRules
from posture.store.recorder import PracticeRecorder

if TYPE_CHECKING:
    from posture.store.store import Store


class PersonalStore:
    """Every method raises AccessError for what the person may not do, and what the store's own of that name raises."""

    def __init__(self, store: Store, principal: Principal) -> None:
        self._store, self.principal = store, principal

    def begin(self, settings: PracticeSettings, now: datetime) -> PracticeRecorder:
        """A new practice of the trainee in the settings."""
        require(self.principal, Action.PRACTISE, settings.trainee)
        return self._store.begin(settings, now)

    def resume(self, practice: int) -> PracticeRecorder:
        """What goes on recording an unfinished practice."""
        self._require(Action.RESUME_PRACTICE, practice)
        return self._store.resume(practice)

    def entry(self, practice: int) -> PracticeEntry:
        """One practice."""
        self._require(Action.OPEN_PRACTICES, practice)
        return self._store.entry(practice)

    def history(self, trainee: str) -> tuple[PracticeEntry, ...]:
        """Somebody's finished practices, the oldest first."""
        require(self.principal, Action.OPEN_PRACTICES, trainee)
        return self._store.history(trainee)

    def count(self, trainee: str) -> int:
        """How many finished practices of somebody are kept."""
        require(self.principal, Action.OPEN_PRACTICES, trainee)
        return self._store.count(trainee)

    def unfinished(self, trainee: str) -> tuple[PracticeEntry, ...]:
        """Somebody's practices that are not finished, those that are running included."""
        require(self.principal, Action.OPEN_PRACTICES, trainee)
        return self._store.unfinished(trainee)

    def damaged(self, trainee: str, listed: Collection[int] = ()) -> tuple[int, ...]:
        """Somebody's practices that cannot be read."""
        require(self.principal, Action.DELETE_PRACTICES, trainee)
        return self._store.damaged(trainee, listed)

    def unreadable(self) -> int:
        """How much belongs to nobody who can be named; 0 for who could not delete it."""
        return self._store.unreadable() if reach(self.principal.role, Action.DELETE_PRACTICES) is Reach.ALL else 0

    def delete_unreadable(self) -> None:
        """Delete it. It is nobody's, so only who may delete everybody's may."""
        require(self.principal, Action.DELETE_PRACTICES, "")
        self._store.delete_unreadable()

    def trainees(self) -> tuple[str, ...]:
        """The names that this person may see."""
        return tuple(name for name in self._store.trainees() if may(self.principal, Action.LIST_TRAINEES, name))

    def frames(self, practice: int) -> Iterator[PoseFrame]:
        """The frames kept of a practice."""
        self._require(Action.OPEN_PRACTICES, practice)
        return self._store.frames(practice)

    def report(self, practice: int) -> Report:
        """Its report."""
        self._require(Action.OPEN_PRACTICES, practice)
        return self._store.report(practice)

    def cues(self, practice: int) -> tuple[Utterance, ...]:
        """What was said in it."""
        self._require(Action.OPEN_PRACTICES, practice)
        return self._store.cues(practice)

    def delete(self, practice: int) -> None:
        """Delete a practice for good."""
        self._require(Action.DELETE_PRACTICES, practice)
        self._store.delete(practice)

    def delete_trainee(self, name: str) -> None:
        """Delete all that is kept of someone for good."""
        require(self.principal, Action.DELETE_PRACTICES, name)
        self._store.delete_trainee(name)

    def export(self, practice: int, file: IO[bytes]) -> None:
        """Write a zip of one practice."""
        self._require(Action.EXPORT_PRACTICES, practice)
        self._store.export(practice, file)

    def export_trainee(self, name: str, file: IO[bytes]) -> None:
        """Write a zip of all that is kept of someone."""
        require(self.principal, Action.EXPORT_PRACTICES, name)
        self._store.export_trainee(name, file)

    def baseline(self, trainee: str, seat: str) -> BaselineFile | None:
        """Somebody's baseline at a seat."""
        require(self.principal, Action.USE_BASELINE, trainee)
        return self._store.baseline(trainee, seat)

    def usable_baseline(self, trainee: str, seat: str, acceptance: TrialCriteria, today: date) -> BaselineFile | None:
        """The same, if it is fit to judge by."""
        require(self.principal, Action.USE_BASELINE, trainee)
        return self._store.usable_baseline(trainee, seat, acceptance, today)

    def baselines(self) -> tuple[tuple[str, str], ...]:
        """Trainee and seat of every baseline that this person may use."""
        return tuple(one for one in self._store.baselines() if may(self.principal, Action.USE_BASELINE, one[0]))

    def save_baseline(self, file: BaselineFile, *, replace: bool = False) -> None:
        """Keep a baseline of the person in it."""
        require(self.principal, Action.KEEP_BASELINE, file.person)
        self._store.save_baseline(file, replace=replace)

    def setting(self, key: str, *, for_all: bool = False) -> str | None:
        """A setting of this person's, or the one for all; who is alone has one set only."""
        require(self.principal, Action.CHOOSE)
        return self._store.setting(self._key(key, for_all=for_all))

    def set_setting(self, key: str, value: str, *, for_all: bool = False) -> None:
        """Keep a setting of this person's, or for all."""
        require(self.principal, Action.SET_FOR_ALL if for_all else Action.CHOOSE)
        self._store.set_setting(self._key(key, for_all=for_all), value)

    def rules(self, key: str) -> KeptRules | None:
        """House rules that are kept under a key; whoever practises is judged by them, and may read them."""
        require(self.principal, Action.CHOOSE)
        return self._store.house_rules.rules(key)

    def latest_rules(self) -> tuple[str, ...]:
        """The keys of all house rules that are kept."""
        require(self.principal, Action.CHOOSE)
        return self._store.house_rules.latest_rules()

    def keep_rules(self, name: str, content: str) -> KeptRules:
        """Keep house rules."""
        require(self.principal, Action.ADD_RULES)
        return self._store.house_rules.keep_rules(name, content)

    @property
    def place(self) -> str:
        """Where the store is."""
        require(self.principal, Action.SEE_STORE)
        return self._store.place

    def _key(self, key: str, *, for_all: bool) -> str:
        return key if for_all or self.principal.role is Role.ALONE else f"{key}/{self.principal.name}"

    def _require(self, action: Action, practice: int) -> None:
        """Raise StoreError where there is no such practice, AccessError where it is another's."""
        require(self.principal, action, self._store.owner(practice))
