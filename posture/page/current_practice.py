"""The practice that a browser tab is in: kept by the server under an unguessable name in the tab's address.

So a reload of the page goes on with it, and two tabs, having two names, do not mix.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from posture.practice.settings import PracticeSettings
from posture.web.tokens import PracticeToken, new_client

ENDED: Final = "ended_practice"
"""Where the visitor's state holds the practice whose report is shown."""
_PARAMETER: Final = "practice"


@st.cache_resource
def _all() -> dict[str, PracticeToken]:
    return {}


def start_practice(settings: PracticeSettings, resume: int | None = None) -> None:
    """Begin a practice in this tab, or go on with a kept one."""
    client = new_client()
    _all()[client] = PracticeToken(settings=settings, client=client, resume=resume)
    st.query_params[_PARAMETER] = client
    st.session_state[_PARAMETER] = client


def current_practice() -> PracticeToken | None:
    """What lets the browser's part connect to the practice of this tab; None if there is none."""
    return _all().get(st.query_params.get(_PARAMETER, ""))


def loaded_anew(practice: PracticeToken) -> bool:
    """Whether the page was loaded anew since this practice was begun in it, so that the camera goes on by itself."""
    return bool(st.session_state.get(_PARAMETER) != practice.client)


def forget_practice() -> None:
    """This tab has no practice any more."""
    _all().pop(st.query_params.get(_PARAMETER, ""), None)
    st.query_params.pop(_PARAMETER, None)
