"""What only a real server does: sizes refused while they come in, connections that just break off."""

from __future__ import annotations

import json
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from posture.web import http_protocol
from posture.web.http_protocol import PromptHttpProtocol
from posture.web.start import options
from posture.web.tokens import PracticeToken
from tests.waiting import PATIENCE
from tests.web.practising import FakePractice, application, hello, nobody, ticket


@dataclass(frozen=True)
class Running:
    address: str
    opened: list[FakePractice]

    @contextmanager
    def practising(self, sent: PracticeToken) -> Iterator[ClientConnection]:
        origin = Origin(f"http://{self.address}")
        with connect(
            f"ws://{self.address}/coach/live",
            origin=origin,
            proxy=None,
            open_timeout=PATIENCE,
            close_timeout=PATIENCE,
            ping_interval=None,
        ) as practising:
            practising.send(json.dumps(hello(sent)))
            assert json.loads(practising.recv())["type"] == "welcome"
            yield practising


@pytest.fixture
def running() -> Iterator[Running]:
    app, opened = application()
    listening = socket.create_server(("127.0.0.1", 0))
    most = options("127.0.0.1", 1, ())["server.maxMessageSize"] * 1_000_000
    config = uvicorn.Config(
        app,
        http=PromptHttpProtocol,
        log_level=logging.CRITICAL,
        ws="websockets-sansio",
        ws_max_size=most,
        ws_ping_interval=None,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield Running(f"127.0.0.1:{listening.getsockname()[1]}", opened)
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def test_a_message_of_any_size_is_cut_off_and_nobody_else_disturbed(running: Running) -> None:
    with running.practising(ticket()) as quiet, running.practising(ticket()) as hostile:
        with pytest.raises(ConnectionClosed) as end:
            _send_much(hostile)
        assert end.value.rcvd is None or end.value.rcvd.code == 1009
        quiet.send(nobody(1))
        assert json.loads(quiet.recv())["time"] == 1


def _send_much(hostile: ClientConnection) -> None:
    hostile.send(bytes(9_000_000))
    hostile.recv()


def test_a_connection_that_breaks_off_is_taken_up_again(running: Running) -> None:
    sent = ticket()
    with running.practising(sent) as first:
        first.send(nobody(1))
        first.recv()
        first.socket.shutdown(socket.SHUT_RDWR)
    with running.practising(sent) as second:
        second.send(nobody(1))
        assert json.loads(second.recv())["time"] == 2
    assert len(running.opened) == 1


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\n"])
def test_a_request_whose_head_never_comes_whole_is_dropped(
    running: Running, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(http_protocol, "HEAD_WITHIN", 0.2)
    host, port = running.address.split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as hanging:
        hanging.sendall(sent)
        assert hanging.recv(1) == b""


def test_a_whole_request_is_answered_however_long_the_connection_then_lasts(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_protocol, "HEAD_WITHIN", 0.5)
    with running.practising(ticket()) as practising:
        for number in range(8):
            practising.send(nobody(number))
            practising.recv()
            threading.Event().wait(0.1)
