"""What the options of judging name, read: house rules and numbers, and somebody's own baseline."""

from __future__ import annotations

from collections.abc import Sequence

from posture.baseline.io import read_baseline
from posture.cli.console import warn
from posture.cli.options import JudgingOptions
from posture.config.profile import load_profile
from posture.config.thresholds import load_thresholds
from posture.report.model import Person
from posture.session.session import Session


class JudgingSetup:
    """Everything but the poses that a session needs. Raises SettingsError where a file that was named is wrong."""

    def __init__(self, options: JudgingOptions) -> None:
        self.declared, self.language = options.declared, options.language
        self.profile = load_profile(options.profile, load_thresholds(options.thresholds))
        self._own = read_baseline(options.baseline) if options.baseline else None
        self._owner = options.baseline_person or 1
        """The number of the person in the picture whose baseline it is."""
        self.baselines = {self._owner: self._own.baseline} if self._own else {}
        """By the number of the person."""

    def session(self) -> Session:
        """A session that goes by it."""
        return Session(self.profile, declared=self.declared, baselines=self.baselines)

    @property
    def weights(self) -> dict[str, float]:
        """Of every row: 3 critical, 2 major, 1 minor."""
        return {rule: limit.weight for rule, limit in self.profile.criteria.items()}

    def warn_of_picture(self, width: int, height: int) -> None:
        """Say so where the picture is another one than that of the baseline."""
        found = self._own.camera_warning(width, height, self.language) if self._own else None
        if found:
            warn(found, self.language)

    def warn_of_people(self, people: Sequence[Person]) -> None:
        """Say so where the person whose baseline it is was not seen."""
        numbers = [one.person for one in people]
        found = self._own.absence_warning(self._owner, numbers, self.language) if self._own else None
        if found:
            warn(found, self.language)
