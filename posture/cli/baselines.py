"""The baseline that ``--baseline`` names, and what to warn of when it is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from posture.baseline.criteria import load_acceptance
from posture.baseline.io import read_baseline
from posture.baseline.schema import BaselineFile
from posture.cli.console import warn
from posture.features.reference.baseline import Baseline
from posture.report.model import Person
from posture.report.text import say
from posture.types import Language


@dataclass(frozen=True, slots=True)
class OwnBaseline:
    """Somebody's recorded baseline, if one was named."""

    file: BaselineFile | None
    person: int
    """The number of the person in the picture whose baseline it is."""

    @property
    def by_person(self) -> Mapping[int, Baseline]:
        """For a session."""
        return {self.person: self.file.baseline} if self.file else {}

    def warn_of_picture(self, width: int, height: int, language: Language) -> None:
        """Say so where the picture is another one than that of the baseline."""
        found = self.file.camera_warning(width, height, language) if self.file else None
        if found:
            warn(found, language)

    def warn_of_people(self, people: Sequence[Person], language: Language) -> None:
        """Say so where the person whose baseline it is was not seen."""
        if self.file and self.person not in [one.person for one in people]:
            english = f"nobody has the number {self.person}, so the baseline of {self.file.person} was not used"
            warn(say(language, english, f"没有编号为 {self.person} 的人，未使用{self.file.person}的基准姿势"), language)


def own_baseline(path: Path | None, person: int | None) -> OwnBaseline:
    """Read the file that was named, if one was. Raises SettingsError as `read_baseline` does."""
    today = datetime.now(tz=UTC).astimezone().date()
    return OwnBaseline(read_baseline(path, load_acceptance(), today) if path else None, person or 1)
