"""The practice that a browser tab is in: kept by the server under an unguessable name in the tab's address.

So a reload of the page goes on with it, and two tabs, having two names, do not mix.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from posture.practice.settings import PracticeSettings
from posture.web.tokens import PracticeTicket, new_client

ENDED: Final = "ended_practice"
"""Where the visitor's state holds the practice whose report is shown."""
_PARAMETER: Final = "practice"


@dataclass(frozen=True, slots=True)
class Running:
    """A practice that was begun in this tab."""

    client: str
    settings: PracticeSettings
    resume: int | None
    """A practice kept earlier that is gone on with."""
    again: bool = False
    """Whether the page was loaded anew since, so that the camera goes on by itself."""

    def ticket(self) -> PracticeTicket:
        """What lets the browser's part connect."""
        return PracticeTicket(settings=self.settings, client=self.client, resume=self.resume)


@st.cache_resource
def _all() -> dict[str, Running]:
    return {}


def start(settings: PracticeSettings, resume: int | None = None) -> None:
    """Begin a practice in this tab, or go on with a kept one."""
    client = new_client()
    _all()[client] = Running(client, settings, resume)
    st.query_params[_PARAMETER] = client
    st.session_state[_PARAMETER] = client


def running() -> Running | None:
    """The practice of this tab; None if there is none."""
    client = st.query_params.get(_PARAMETER, "")
    found = _all().get(client)
    if found is None:
        return None
    again = st.session_state.get(_PARAMETER) != client
    return Running(found.client, found.settings, found.resume, again)


def forget() -> None:
    """This tab has no practice any more."""
    _all().pop(st.query_params.get(_PARAMETER, ""), None)
    st.query_params.pop(_PARAMETER, None)
