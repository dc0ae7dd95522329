"""What is kept between visits: the store of practices, and how this machine's users like to practise."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from posture.config.profile import load_profile
from posture.errors import SettingsError
from posture.page.visitor import visitor
from posture.store.personal import PersonalStore
from posture.web.house_rules import house_profile
from posture.web.services import services

_SETTING: Final = "preferences"
_FOR_ALL: Final = {"pace", "profile"}


class Preferences(BaseModel):
    """What the settings page offers; unknown fields of another version are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pace: str = "normal"
    poses: Literal["auto", "browser", "server"] = "auto"
    sound: bool = True
    voice: bool = False
    mirrored: bool = True
    profile: str | None = None


def page_store() -> PersonalStore:
    """The store, as this visitor may use it. Raises StoreError."""
    return services().store.on_behalf_of(visitor())


def preferences() -> Preferences:
    """As they were saved last, if that can be read: the visitor's own, with what is set for all."""
    own, shared = _kept(for_all=False), _kept(for_all=True)
    return own.model_copy(update=shared.model_dump(include=_FOR_ALL))


def save_preferences(new: Preferences) -> None:
    """For the visitor, and for all what they may and do change for all. Raises StoreError and AccessError."""
    if new.model_dump(include=_FOR_ALL) != _kept(for_all=True).model_dump(include=_FOR_ALL):
        page_store().set_setting(_SETTING, new.model_dump_json(exclude={"trainee"}), for_all=True)
    page_store().set_setting(_SETTING, new.model_dump_json())


def _kept(*, for_all: bool) -> Preferences:
    kept = page_store().setting(_SETTING, for_all=for_all)
    try:
        return Preferences.model_validate_json(kept) if kept else Preferences()
    except ValidationError:
        return Preferences()  # damaged, or of another version: what was chosen is chosen anew


def weights(profile: str | None) -> dict[str, float]:
    """How much each row counts; as in the given code where the house rules are not kept any more."""
    try:
        known = house_profile(page_store(), profile)
    except SettingsError:
        known = load_profile()
    return {rule: limit.weight for rule, limit in known.criteria.items()}
