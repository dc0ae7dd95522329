"""The page."""

import streamlit as st

st.title("Posture")
