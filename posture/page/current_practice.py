"""The practice that a browser tab is in: kept by the server under an unguessable name in the tab's address.

So a reload of the page goes on with it, and two tabs, having two names, do not mix.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from posture.page.visitor import visitor
from posture.practice.settings import PracticeSettings
from posture.web.services import services
from posture.web.tokens import PracticeToken, new_client

ENDED: Final = "ended_practice"
"""Where the visitor's state holds the practice whose report is shown."""
_PARAMETER: Final = "practice"


@st.cache_resource
def _all() -> dict[str, PracticeToken]:
    return {}


def start_practice(settings: PracticeSettings, resume: int | None = None) -> None:
    """Begin a practice in this tab, or go on with a kept one."""
    client, takes_over = new_client(), resume is not None and is_running(resume)
    _all()[client] = PracticeToken(
        settings=settings, client=client, principal=visitor(), resume=resume, takes_over=takes_over
    )
    st.query_params[_PARAMETER] = client
    st.session_state[_PARAMETER] = client


def current_practice() -> PracticeToken | None:
    """What lets the browser's part connect to the practice of this tab; None if there is none.

    Somebody else's, or one of another device, is as if it were not there, whoever knows its address.
    """
    found = _all().get(st.query_params.get(_PARAMETER, ""))
    return found if found and found.principal == visitor() else None


def is_running(practice: int) -> bool:
    """Whether a practice runs, in whatever tab and on whatever device."""
    return practice in services().registry.running()


def loaded_anew(practice: PracticeToken) -> bool:
    """Whether the page was loaded anew since this practice was begun in it, so that the camera goes on by itself."""
    return bool(st.session_state.get(_PARAMETER) != practice.client)


def forget_practice() -> None:
    """This tab has no practice any more."""
    if current_practice() is not None:
        _all().pop(st.query_params.get(_PARAMETER, ""), None)
    st.query_params.pop(_PARAMETER, None)
