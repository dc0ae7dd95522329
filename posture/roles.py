"""Who may do what: the one place that decides. Routes, pages and store ask it, and refuse what it does not allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from posture.errors import AccessError


class Role(StrEnum):
    """What somebody is here."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"
    ALONE = "alone"
    """The one person of a page that serves its own machine only: nobody signs in there, and everything is theirs."""


class Reach(IntEnum):
    """Whose things an action may touch."""

    NONE = 0
    OWN = 1
    ALL = 2


class Action(StrEnum):
    """Everything that somebody can ask for, by a route, a message of a websocket, or a page."""

    SIGN_IN = "sign in or out"
    OPEN_PAGE = "open a page"
    PRACTISE = "practise"
    RESUME_PRACTICE = "go on with a practice that was cut off"
    CLOSE_PRACTICE = "close a practice that was cut off"
    TAKE_OVER = "take a running practice over on another device"
    LIST_TRAINEES = "see whose practices are kept"
    OPEN_PRACTICES = "see practices and their reports"
    EXPORT_PRACTICES = "export practices"
    DELETE_PRACTICES = "delete practices"
    USE_BASELINE = "use a baseline"
    KEEP_BASELINE = "keep a baseline"
    CHOOSE = "choose how one practises oneself"
    SET_FOR_ALL = "set pace and house rules for everyone"
    ADD_RULES = "add house rules"
    REVIEW = "bring recordings, have them reviewed, and look at them"
    SEE_STORE = "see where practices are kept"
    MEASURE_SERVER = "read the server's own figures"
    DRIVE_PAGES = "have a program use the pages"
    """Streamlit's interface for agents, which nobody needs here."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody on whose behalf something is done."""

    name: str
    """As their account is called, which is also the name of what is kept of them; empty for who is alone."""
    role: Role
    session: str = ""
    """The public mark of the sign-in, which tells two devices of one person apart; empty for who is alone."""


ALONE: Final = Principal("", Role.ALONE)

_N, _O, _A = Reach.NONE, Reach.OWN, Reach.ALL
_ROLES: Final = (Role.TRAINEE, Role.TRAINER, Role.ADMINISTRATOR, Role.ALONE)
_TABLE: Final[Mapping[Action, tuple[Reach, Reach, Reach, Reach]]] = {
    Action.SIGN_IN: (_O, _O, _O, _N),
    Action.OPEN_PAGE: (_O, _O, _O, _A),
    Action.PRACTISE: (_O, _O, _O, _A),
    Action.RESUME_PRACTICE: (_O, _O, _O, _A),
    Action.CLOSE_PRACTICE: (_O, _O, _O, _A),
    Action.TAKE_OVER: (_O, _O, _O, _A),
    # Results belong to the trainee: neither trainer nor administrator reads another's. That somebody who has left can
    # still be deleted, an administrator sees the names, and deletes.
    Action.LIST_TRAINEES: (_O, _O, _A, _A),
    Action.OPEN_PRACTICES: (_O, _O, _O, _A),
    Action.EXPORT_PRACTICES: (_O, _O, _O, _A),
    Action.DELETE_PRACTICES: (_O, _O, _A, _A),
    Action.USE_BASELINE: (_O, _O, _O, _A),
    Action.KEEP_BASELINE: (_O, _O, _O, _A),
    Action.CHOOSE: (_O, _O, _O, _A),
    Action.SET_FOR_ALL: (_N, _A, _A, _A),
    Action.ADD_RULES: (_N, _A, _A, _A),
    Action.REVIEW: (_O, _O, _O, _A),
    Action.SEE_STORE: (_N, _N, _A, _A),
    Action.MEASURE_SERVER: (_N, _N, _A, _A),
    Action.DRIVE_PAGES: (_N, _N, _N, _N),
}
"""In the order of _ROLES."""


def reach(role: Role, action: Action) -> Reach:
    """Whose things a role may touch by an action."""
    return _TABLE[action][_ROLES.index(role)]


def may(person: Principal | None, action: Action, owner: str | None = None) -> bool:
    """Whether somebody may do it, with what is `owner`'s or (None) with anything at all.

    Who has not signed in (None) may do nothing but sign in.
    """
    if person is None:
        return action is Action.SIGN_IN
    found = reach(person.role, action)
    return found is Reach.ALL or (found is Reach.OWN and owner in {None, person.name})


def require(person: Principal | None, action: Action, owner: str | None = None) -> None:
    """Raise AccessError where somebody may not do it. The error does not say whether there is such an owner."""
    if not may(person, action, owner):
        whose = "" if owner is None else " of others"
        article = "an" if person is not None and person.role.startswith("a") else "a"
        who = "who has not signed in" if person is None else f"{article} {person.role}"
        raise AccessError(f"{who} may not {action}{whose}; ask the administrator of this server")
