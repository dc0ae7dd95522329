"""Who looks at the page: found anew at each run of it, so that who has been signed out sees nothing more."""

from __future__ import annotations

import streamlit as st

from posture.page.language import language
from posture.page.words import word
from posture.roles import Action, Principal, may
from posture.web.gate import SIGN_IN
from posture.web.services import services


def visitor() -> Principal:
    """On whose behalf this run of the page is; it ends here for who is not signed in any more."""
    origin = st.context.headers.get("origin") or ""
    found = services().access.principal(st.context.cookies, origin)
    if found is None:
        st.warning(word("signed_out", language()))
        st.link_button(word("sign_in", language()), SIGN_IN)
        st.stop()
    return found


def allowed(action: Action, owner: str | None = None) -> bool:
    """Whether the visitor may do it; what they may not is not offered, and refused by the store all the same."""
    return may(visitor(), action, owner)


def show_visitor() -> None:
    """Who is signed in, with the way out; nothing where nobody has to sign in."""
    name = visitor().name
    if name:
        st.link_button(word("signed_in", language(), name=name), SIGN_IN)
