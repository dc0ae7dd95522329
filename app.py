"""The page of the live coach: ``streamlit run app.py``, or ``posture app``."""

from __future__ import annotations

import streamlit as st

from posture.web import MIDDLEWARE, PAGE, ROUTES, lifespan

app = st.App(PAGE, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
