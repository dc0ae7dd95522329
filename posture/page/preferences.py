"""What is kept between visits: the store of practices, and how this machine's users like to practise."""

from __future__ import annotations

from typing import Final, Literal

import streamlit as st
from pydantic import BaseModel, ConfigDict, ValidationError

from posture.config.profile import load_profile
from posture.store import Store, open_store

_SETTING: Final = "preferences"


class Preferences(BaseModel):
    """What the settings page offers; unknown fields of another version are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pace: str = "normal"
    poses: Literal["auto", "browser", "server"] = "auto"
    sound: bool = True
    voice: bool = False
    mirrored: bool = True
    profile: str | None = None


@st.cache_resource
def page_store() -> Store:
    """The store of this process. Raises StoreError."""
    return open_store()


def preferences() -> Preferences:
    """As they were saved last, if that can be read."""
    kept = page_store().setting(_SETTING)
    try:
        return Preferences.model_validate_json(kept) if kept else Preferences()
    except ValidationError:
        return Preferences()  # damaged, or of another version: what was chosen is chosen anew


def save_preferences(new: Preferences) -> None:
    """For everyone who uses this store. Raises StoreError."""
    page_store().set_setting(_SETTING, new.model_dump_json())


def weights(profile: str | None) -> dict[str, float]:
    """How much each row counts. Raises SettingsError with every fault of the profile."""
    return {rule: limit.weight for rule, limit in load_profile(profile).criteria.items()}
