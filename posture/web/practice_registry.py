"""The practices that run, by the browser tab that each belongs to. Used on the server's event loop only."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Final

from posture.errors import StoreError
from posture.practice.messages import Ended
from posture.practice.protocol import ProtocolError
from posture.roles import ALONE
from posture.web.active_practice import ActivePractice
from posture.web.tokens import PracticeToken

_LOG: Final = logging.getLogger(__name__)

KEPT: Final = 60.0
"""Seconds for which a practice waits for a lost connection to come back; after that it goes on from the store."""
MOST_PRACTICES: Final = 200
"""More than two processors can judge; bounds the memory."""
MOST_OF_PERSON: Final = 3
"""Practices of one person who has signed in."""
MOST_REMEMBERED: Final = 10_000
"""Tokens whose practice is known by its id after it was dropped."""

OpenPractice = Callable[[PracticeToken], ActivePractice]
"""Opens a practice; on a worker thread, since it may have to go through all that was practised before."""


@dataclass(slots=True, eq=False)
class _RegistryEntry:
    token: PracticeToken
    opening: asyncio.Task[ActivePractice]
    left: float
    """When it was made or the last connection was lost, by the registry's clock."""
    replaced: asyncio.Event | None = None
    """Set to end the connection that it has, because another one has come; None while it has none."""

    def practice(self) -> ActivePractice | None:
        """The practice, if it is open."""
        task = self.opening
        return task.result() if task.done() and not task.cancelled() and task.exception() is None else None

    def practice_id(self) -> int | None:
        """The id of its practice, once it has begun."""
        practice = self.practice()
        return practice.practice_id if practice else self.token.resume


class PracticeRegistry:
    """Finds or opens practices, and drops those to which nobody comes back."""

    def __init__(
        self, open_practice: OpenPractice, workers: Executor, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._open, self._workers, self._clock = open_practice, workers, clock
        self._places: dict[str, _RegistryEntry] = {}
        self._practised: dict[PracticeToken, int] = {}
        self._ended: dict[PracticeToken, Ended] = {}
        self._closing: set[asyncio.Task[None]] = set()

    async def take(self, token: PracticeToken, replaced: asyncio.Event) -> ActivePractice:
        """The practice of this token, for a connection; that of the same tab before it is told that it is `replaced`.

        Raises ProtocolError where there are too many or it runs elsewhere, and what opening raises.
        """
        place = self._places.get(token.client)
        if place is None or place.token != token:
            place = self._new_place(token)
        if place.replaced is not None:
            place.replaced.set()
        place.replaced = replaced
        try:
            return await asyncio.shield(place.opening)
        except Exception:
            self._forget(place)
            raise

    def ended(self, token: PracticeToken) -> Ended | None:
        """What is told to a token's connection whose practice has ended, but which may not have heard of it."""
        place = self._places.get(token.client)
        practice = place.practice() if place and place.token == token else None
        return practice.ended if practice else self._ended.get(token)

    def running(self) -> frozenset[int]:
        """Ids of the practices that run, or wait for their connection to come back. Safe from any thread."""
        return frozenset(found for place in list(self._places.values()) if (found := place.practice_id()) is not None)

    def leave(self, replaced: asyncio.Event) -> None:
        """A connection was lost; its practice waits, unless another connection has it by now."""
        for place in self._places.values():
            if place.replaced is replaced:
                place.replaced, place.left = None, self._clock()

    async def drop(self, practice: ActivePractice) -> None:
        """End a practice here; unless it has ended, its tab can go on with it from the store."""
        for place in [p for p in self._places.values() if p.practice() is practice]:
            closing = self._begin_to_close(place)
            # Whoever waits here may be cancelled when the client leaves; the models are given back all the same.
            await asyncio.shield(closing)

    async def sweep(self) -> None:
        """Drop what nobody came back to."""
        late = self._clock() - KEPT
        for place in [p for p in self._places.values() if p.replaced is None and p.left <= late]:
            await self._begin_to_close(place)

    async def close(self) -> None:
        """Drop everything."""
        for place in list(self._places.values()):
            self._end(place)
        await asyncio.gather(*self._closing)

    def _new_place(self, token: PracticeToken) -> _RegistryEntry:
        self._admit(token)
        ended = [self._end(place) for place in list(self._places.values()) if _belong_together(place, token)]
        opening = asyncio.create_task(self._opened(token, ended))
        place = self._places[token.client] = _RegistryEntry(token, opening, self._clock())
        return place

    def _admit(self, token: PracticeToken) -> None:
        """Raise ProtocolError where there are too many, or where it runs elsewhere and is not to be taken over."""
        others = [place for place in self._places.values() if place.token.client != token.client]
        if len(others) >= MOST_PRACTICES:
            raise ProtocolError("busy", "too many people practise on this server now; try again later")
        who = token.principal
        if who != ALONE and sum(place.token.principal.name == who.name for place in others) >= MOST_OF_PERSON:
            raise ProtocolError("busy", "too many practices of yours run now; end one first")
        if not token.takes_over and any(place.replaced and _belong_together(place, token) for place in others):
            raise ProtocolError("replaced", "this practice runs on another device; take it over, or end it there")

    async def _opened(self, token: PracticeToken, ended: list[asyncio.Task[None]]) -> ActivePractice:
        await asyncio.gather(*ended)
        resume = self._practised.get(token, token.resume)
        asked = token.model_copy(update={"resume": resume})
        return await asyncio.get_running_loop().run_in_executor(self._workers, self._open, asked)

    def _end(self, place: _RegistryEntry) -> asyncio.Task[None]:
        """Begin to end a practice, and its connection."""
        if place.replaced is not None:
            place.replaced.set()
        return self._begin_to_close(place)

    def _begin_to_close(self, place: _RegistryEntry) -> asyncio.Task[None]:
        """Close it, whatever becomes of who asked for it."""
        self._forget(place)
        task = asyncio.create_task(self._close(place))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
        return task

    async def _close(self, place: _RegistryEntry) -> None:
        await asyncio.wait([place.opening])
        practice = place.practice()
        if practice is None:
            return
        try:
            await asyncio.get_running_loop().run_in_executor(self._workers, practice.close)
        except StoreError as error:
            _LOG.warning("the last second of a practice is lost: %s", error)

    def _forget(self, place: _RegistryEntry) -> None:
        """Nobody finds it any more, but its id is remembered for its token."""
        if self._places.get(place.token.client) is place:
            del self._places[place.token.client]
        open_now, practice = place.practice(), place.practice_id()
        if open_now and open_now.ended:
            self._ended[place.token] = open_now.ended
        elif practice is not None:
            self._practised[place.token] = practice
        for remembered in (self._practised, self._ended):
            while len(remembered) > MOST_REMEMBERED:
                remembered.pop(next(iter(remembered)))


def _belong_together(place: _RegistryEntry, token: PracticeToken) -> bool:
    """A tab has one practice, and a practice one tab."""
    return place.token.client == token.client or (token.resume is not None and place.practice_id() == token.resume)
