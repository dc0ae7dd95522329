"""The parts of the page that run in the browser, as components that Streamlit mounts.

Each is a few lines that load our own module from /coach/static and hand it the element and the data; so the modules are
ordinary files, served and tested as such, and loaded by nobody who does not practise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

import streamlit as st

BASE: Final = "/coach"
"""Under which the routes are (posture.web.routes)."""

_BOOTSTRAP: Final = """
export default function (component) {
  // This runs from a blob: address, from which only whole addresses can be imported.
  const address = new URL(component.data.base + "/static/MODULE", window.location.href);
  const mounting = import(address).then((module) => module.mount(component));
  mounting.catch((error) => { component.parentElement.textContent = String(error); });
  return () => { mounting.then((unmount) => unmount(), () => {}); };
}
"""
"""Run again at each rerun of the page with the same element; the module knows what it has mounted there."""


def mount(module: str, key: str, data: Mapping[str, object], triggers: tuple[str, ...] = ()) -> Mapping[str, object]:
    """Mount our module (a path under static/) with `data`; what was triggered in this run, by name.

    The key keeps the same element through reruns of the page; new data goes to what is mounted.
    """
    component = st.components.v2.component(
        f"posture.{key}", html="<div class='posture-root'></div>", js=_BOOTSTRAP.replace("MODULE", module)
    )
    callbacks: dict[str, Any] = {f"on_{name}_change": _nothing for name in triggers}
    return cast(Mapping[str, object], component(key=key, data={"base": BASE, **data}, **callbacks))


def _nothing() -> None:
    """A component tells what was triggered only where there is a callback for it."""
