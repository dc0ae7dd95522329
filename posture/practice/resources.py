"""Everything that practices are judged and led by: read from files once, and shared by all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from posture.baseline.criteria import TrialCriteria, load_trial_criteria
from posture.config.profile import Profile, load_profile
from posture.errors import SettingsError
from posture.practice.coaching import Coaching, Drill, Pace, load_coaching
from posture.practice.settings import PracticeSettings

_Kind = TypeVar("_Kind", Pace, Drill)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Nothing in it changes, so it may be used by several threads."""

    profile: Profile
    acceptance: TrialCriteria
    coaching: Coaching

    def pace(self, settings: PracticeSettings) -> Pace:
        """The pace that was chosen. Raises SettingsError where there is no such pace."""
        return _chosen("pace", settings.pace, self.coaching.paces)

    def drill(self, settings: PracticeSettings) -> Drill:
        """The drill that was chosen. Raises SettingsError where there is no such drill."""
        return _chosen("drill", settings.drill, self.coaching.drills)


def load_resources(profile: Profile | str | None = None) -> Resources:
    """The resources for a profile, or for one by its file or name; None is the given code. Raises SettingsError."""
    return Resources(
        profile=profile if isinstance(profile, Profile) else load_profile(profile),
        acceptance=load_trial_criteria(),
        coaching=load_coaching(),
    )


def _chosen(kind: str, name: str, known: Mapping[str, _Kind]) -> _Kind:
    if name not in known:
        raise SettingsError(f"a {kind} of {', '.join(known)} was wanted, got {name!r}; choose one of them")
    return known[name]
