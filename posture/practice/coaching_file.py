"""Read the numbers, paces and drills of live practice, and refuse a wrong file with all its faults at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from posture.config.files import CALIBRATION
from posture.config.toml import parsed, refusal
from posture.practice.coaching import UNITS, Coaching, Drill, DrillStep, Fading, Pace
from posture.practice.settings import Practised
from posture.rules.criteria import Amount
from posture.types import Activity

DEFAULT: Final = CALIBRATION / "coaching.toml"
MOST_PER_MINUTE: Final = 2.0
"""Messages, and so is LEAST_GAP in seconds: rules.md 9.4 lets no pace go beyond."""
LEAST_GAP: Final = 20.0

Text = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Amount(_Model):
    value: float
    unit: Text
    source: Text

    def build(self) -> Amount:
        return Amount(value=self.value, unit=self.unit, source=self.source)


class _Fading(_Model):
    earlier: Annotated[int, Field(ge=0)]
    share: Annotated[float, Field(gt=0, le=1)]
    source: Text

    def build(self) -> Fading:
        return Fading(earlier=self.earlier, share=self.share, source=self.source)


class _Pace(_Model):
    name_en: Text
    name_zh: Text
    message_after: _Amount
    gap: _Amount
    per_minute: _Amount

    @model_validator(mode="after")
    def _bearable(self) -> Self:
        if self.gap.value < LEAST_GAP or not 0 <= self.per_minute.value <= MOST_PER_MINUTE:
            raise ValueError(
                f"at most {MOST_PER_MINUTE:g} messages a minute, at least {LEAST_GAP:g} s apart, are borne"
            )
        return self

    def build(self, name: str) -> Pace:
        numbers = {key: getattr(self, key).build() for key in ("message_after", "gap", "per_minute")}
        return Pace(id=name, name_en=self.name_en, name_zh=self.name_zh, **numbers)


class _Step(_Model):
    activity: Practised
    seconds: Annotated[float, Field(gt=0)] | None = None
    passes: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if (self.seconds is None) == (self.passes is None):
            raise ValueError("either seconds or passes are needed")
        if self.passes is not None and self.activity is not Activity.WALK:
            raise ValueError("only walking has passes")
        return self

    def build(self) -> DrillStep:
        return DrillStep(activity=self.activity, seconds=self.seconds, passes=self.passes)


class _Drill(_Model):
    id: Text
    name_en: Text
    name_zh: Text
    goal_en: Text
    goal_zh: Text
    steps: tuple[_Step, ...]

    def build(self) -> Drill:
        words = {name: getattr(self, name) for name in ("id", "name_en", "name_zh", "goal_en", "goal_zh")}
        return Drill(**words, steps=tuple(step.build() for step in self.steps))


class _File(_Model):
    version: Annotated[int, Field(ge=1, le=1)]
    amounts: dict[str, _Amount]
    fading: tuple[_Fading, ...]
    paces: dict[str, _Pace]
    drills: tuple[_Drill, ...]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        faults = [*self._amount_faults(), *self._list_faults()]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _amount_faults(self) -> list[str]:
        wanted, found = UNITS.keys(), self.amounts.keys()
        faults = [f"no amount {name}" for name in sorted(wanted - found)]
        faults += [f"no such amount: {name}" for name in sorted(found - wanted)]
        shared = (name for name in self.amounts if name in UNITS)
        return faults + [f"{n} is in {UNITS[n]}" for n in shared if self.amounts[n].unit != UNITS[n]]

    def _list_faults(self) -> list[str]:
        faults = []
        steps = [one.earlier for one in self.fading]
        if steps[:1] != [0] or steps != sorted(set(steps)):
            faults.append("fading begins at 0 earlier practices, and rises")
        if "normal" not in self.paces:
            faults.append("there is no pace normal")
        ids = [drill.id for drill in self.drills]
        if "free" not in ids or len(ids) != len(set(ids)):
            faults.append("each drill has an id of its own, and one is free")
        return faults

    def build(self) -> Coaching:
        return Coaching(
            amounts={name: amount.build() for name, amount in self.amounts.items()},
            fading=tuple(one.build() for one in self.fading),
            paces={name: pace.build(name) for name, pace in self.paces.items()},
            drills={drill.id: drill.build() for drill in self.drills},
        )


def load_coaching(path: Path | None = None) -> Coaching:
    """The numbers, paces and drills of `path`, or of `coaching.toml` here. Raises SettingsError with all faults."""
    file = path or DEFAULT
    content = parsed(file, "coaching", "calibration/coaching.toml")
    try:
        return _File.model_validate(content).build()
    except ValidationError as error:
        raise refusal(file, error) from error
