"""Who may do what: the whole table, cell by cell, and that every way in has a place in it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import pytest
import streamlit as st
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from streamlit.runtime import Runtime

from posture.errors import AccessError
from posture.practice.messages import Command, Hello
from posture.roles import ALONE, Action, Principal, Reach, Role, may, reach, require
from posture.store.house_rules import RuleBook
from posture.store.personal import PersonalStore
from posture.store.store import Store
from posture.web import MIDDLEWARE, PAGE, ROUTES, lifespan
from posture.web.route_actions import ROUTE_ACTIONS, WEBSOCKET, action_of

EVERYBODY: Final = (Role.TRAINEE, Role.TRAINER, Role.ADMINISTRATOR, Role.ALONE)
N, W, A = Reach.NONE, Reach.OWN, Reach.ALL

WANTED: Final[dict[Action, tuple[Reach, Reach, Reach, Reach]]] = {
    Action.SIGN_IN: (W, W, W, N),
    Action.OPEN_PAGE: (W, W, W, A),
    Action.PRACTISE: (W, W, W, A),
    Action.RESUME_PRACTICE: (W, W, W, A),
    Action.CLOSE_PRACTICE: (W, W, W, A),
    Action.TAKE_OVER: (W, W, W, A),
    Action.LIST_TRAINEES: (W, W, A, A),
    Action.OPEN_PRACTICES: (W, W, W, A),
    Action.EXPORT_PRACTICES: (W, W, W, A),
    Action.DELETE_PRACTICES: (W, W, A, A),
    Action.USE_BASELINE: (W, W, W, A),
    Action.KEEP_BASELINE: (W, W, W, A),
    Action.CHOOSE: (W, W, W, A),
    Action.SET_FOR_ALL: (N, A, A, A),
    Action.ADD_RULES: (N, A, A, A),
    Action.REVIEW: (W, W, W, A),
    Action.SEE_STORE: (N, N, A, A),
    Action.MEASURE_SERVER: (N, N, A, A),
    Action.DRIVE_PAGES: (N, N, N, N),
}
"""Said a second time, so that no cell changes unnoticed: for trainee, trainer, administrator, and who is alone."""


def test_every_action_is_decided_for_every_role() -> None:
    assert {action: tuple(reach(role, action) for role in EVERYBODY) for action in Action} == WANTED


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", EVERYBODY)
def test_a_cell_is_what_the_code_does(role: Role, action: Action) -> None:
    somebody, whose = Principal("ana", role), WANTED[action][EVERYBODY.index(role)]
    assert may(somebody, action) is (whose > N)
    assert may(somebody, action, "ana") is (whose > N)
    assert may(somebody, action, "bo") is (whose is A)
    if whose is not A:
        with pytest.raises(AccessError):
            require(somebody, action, "bo")


@pytest.mark.parametrize("action", Action)
def test_a_stranger_may_sign_in_and_nothing_else(action: Action) -> None:
    assert may(None, action) is (action is Action.SIGN_IN)


def routes(found: Sequence[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """Method and path of everything that is served."""
    for route in found:
        if isinstance(route, Mount) and route.routes:
            yield from routes(route.routes, before + route.path)
        elif isinstance(route, Mount):
            yield "GET", f"{before}{route.path}/{{path:path}}"
        elif isinstance(route, WebSocketRoute):
            yield WEBSOCKET, before + route.path
        elif isinstance(route, Route):
            yield from ((method, before + route.path) for method in sorted(route.methods or ()))
        else:
            yield type(route).__name__, before


@cache
def all_routes() -> list[tuple[str, str]]:
    """Of the whole server, Streamlit's included. Its runtime, of which a process may have one, is let go again."""
    app = st.App(PAGE, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
    try:
        return list(routes(app._build_starlette_app().routes))
    finally:
        Runtime._instance = None


def test_every_route_has_its_action_and_every_action_s_route_is_there() -> None:
    served = all_routes()
    known = {(method, route.path) for route in ROUTE_ACTIONS for method in route.methods}
    assert ("PUT", "/coach/uploads") in served
    assert (WEBSOCKET, "/_stcore/stream") in served
    assert [one for one in served if one not in known] == []
    assert {path for _, path in served} >= {route.path for route in ROUTE_ACTIONS} - {"/coach/{path:path}"}


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_route_leads_to_the_action_that_stands_beside_it(role: Role) -> None:
    for method, path in all_routes():
        example = path.replace("{path:path}", "a/b").replace("{file_id:path}", "a").replace("{", "").replace("}", "")
        (route,) = (route for route in ROUTE_ACTIONS if route.path == path)
        found = action_of(method, example)
        assert found is route.action, (method, path)
        assert may(Principal("ana", role), found) is (WANTED[found][EVERYBODY.index(role)] > N), (method, path)


def test_what_no_route_has_is_no_action() -> None:
    assert action_of("POST", "/somewhere") is None
    assert action_of(WEBSOCKET, "/somewhere") is None
    assert action_of("TRACE", "/coach/jobs") is None


def test_every_message_of_a_practice_s_websocket_is_one_of_practising() -> None:
    assert set(Hello.model_fields) == {"type", "version", "ticket", "poses"}
    said = Command.model_fields["do"].annotation
    assert said is not None
    assert set(said.__args__) == {"begin", "skip", "again", "pause", "resume", "end", "activity", "poses"}


NOBODY_S: Final = {"accounts", "close", "on_behalf_of", "owner"}
"""Of the store: what no page and no route can reach."""


def public(kind: type) -> set[str]:
    return {name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}


def test_every_call_of_the_store_has_a_form_that_is_made_on_somebody_s_behalf() -> None:
    assert public(Store) - NOBODY_S | public(RuleBook) == public(PersonalStore)
    # `place` is no method, and is asked of the store on somebody's behalf as well.
    assert isinstance(PersonalStore.place, property)


def test_who_is_alone_has_no_name_that_an_account_could_have() -> None:
    assert ALONE.name == ""
