"""HTTP as uvicorn speaks it, but a request whose head does not come whole within some seconds is dropped.

Otherwise anybody could hold any number of connections open with half a request each.
"""

from __future__ import annotations

import asyncio
from typing import Final

from h11 import IDLE
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WITHIN: Final = 10.0
"""Seconds from the first moment of a connection, or the first byte of a further request on it."""


class PromptHttpProtocol(H11Protocol):
    """One connection."""

    _dropping: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """It is there; a head is due."""
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Bytes of it came."""
        super().data_received(data)
        if self.conn.their_state is IDLE:
            self._wait_for_head()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        if self._dropping is None:
            self._dropping = self.loop.call_later(HEAD_WITHIN, self._drop)

    def _stop_waiting(self) -> None:
        if self._dropping is not None:
            self._dropping.cancel()
            self._dropping = None

    def _drop(self) -> None:
        self._dropping = None
        if self.conn.their_state is IDLE and not self.transport.is_closing():
            self.transport.close()
