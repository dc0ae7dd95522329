from __future__ import annotations

import json
import struct
from collections.abc import Iterator

import pytest
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from posture.roles import ALONE
from posture.web import connection
from posture.web.tokens import ReviewToken, issue_token, new_client
from tests.web.practising import BREAKS, Server, hello, nobody, serving, ticket


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_each_frame_is_answered_with_its_own_number_and_time(server: Server) -> None:
    with server.practising(ticket()) as socket:
        for n in (4, 9):
            socket.send_bytes(nobody(n, 1e12 + n))
            state = socket.receive_json()
            assert (state["type"], state["n"], state["t"]) == ("state", n, 1e12 + n)
            assert state["ways"]["server_ms"] >= 0


def test_ending_a_practice_says_so_and_closes(server: Server) -> None:
    with server.practising(ticket()) as socket:
        socket.send_json({"type": "do", "do": "end"})
        assert socket.receive_json() == {"type": "ended", "practice": 7}
        assert closing(socket) == 1000


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "https://testserver.evil.example"},
        {"origin": "null"},
        {"origin": "http://[broken"},
        {"host": "testserver"},
    ],
)
def test_another_origin_or_none_is_refused_before_it_is_accepted(server: Server, headers: dict[str, str]) -> None:
    with pytest.raises(WebSocketDenialResponse) as refusal, server.connect(headers):
        pass
    assert refusal.value.status_code == 403


@pytest.mark.parametrize(
    ("message", "code", "closed"),
    [
        ("no json", "malformed", 4400),
        ("[" * 30_000, "malformed", 4400),
        ('"hello"', "malformed", 4400),
        ('{"type":"hello"}', "malformed", 4400),
        ('{"type":"do","do":"begin"}', "malformed", 4400),
        (json.dumps(hello("forged")), "ticket", 4401),
        (json.dumps(hello(issue_token(ReviewToken(client=new_client(), principal=ALONE)))), "ticket", 4401),
        (json.dumps({**hello("x"), "extra": 1}), "malformed", 4400),
        (" " * 40_000, "too_large", 4413),
        (b"\x01", "malformed", 4400),
    ],
)
def test_a_hello_that_is_wrong_is_refused_with_its_code(
    server: Server, message: str | bytes, code: str, closed: int
) -> None:
    with server.connect() as socket:
        socket.send_bytes(message) if isinstance(message, bytes) else socket.send_text(message)
        refusal = socket.receive_json()
        assert (refusal["type"], refusal["code"]) == ("error", code)
        assert closing(socket) == closed
    assert not server.opened


def test_a_ticket_with_one_letter_changed_is_refused(server: Server) -> None:
    good = issue_token(ticket())
    with server.connect() as socket:
        socket.send_json(hello(good[:10] + ("A" if good[10] != "A" else "B") + good[11:]))
        assert socket.receive_json()["code"] == "ticket"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b"", "malformed"),
        (nobody(1)[:-1], "malformed"),
        (nobody(1, float("nan")), "malformed"),
        (nobody(1, -5.0), "malformed"),
        (nobody(1, light=float("inf")), "malformed"),
        (struct.pack("<BBHId", 1, 1, 2, 1, 1e12), "malformed"),
        (struct.pack("<BBHId", 2, 1, 0, 1, 1e12) + b"\xff\xd8\xff", "malformed"),
        (struct.pack("<BBHId", 2, 1, 0, 1, 1e12) + bytes(500_000), "too_large"),
        ('{"type":"do","do":"format c:"}', "malformed"),
        ('{"type":"do","do":"activity","activity":"fly"}', "malformed"),
    ],
)
def test_a_hostile_message_ends_its_own_connection_and_no_other(
    server: Server, message: str | bytes, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    with server.practising(ticket("Ben")) as quiet, server.practising(ticket("Mallory")) as hostile:
        hostile.send_bytes(message) if isinstance(message, bytes) else hostile.send_text(message)
        assert hostile.receive_json()["code"] == code
        quiet.send_bytes(nobody(1))
        assert quiet.receive_json()["time"] == 1
    [line] = [record.getMessage() for record in caplog.records if record.name == "posture.web.socket"]
    assert line == f"live: refused: {code}"


def test_a_number_or_time_that_does_not_rise_is_refused(server: Server) -> None:
    with server.practising(ticket()) as socket:
        socket.send_bytes(nobody(5, 1e12))
        socket.receive_json()
        socket.send_bytes(nobody(5, 1e12 + 40))
        assert socket.receive_json()["code"] == "malformed"


def test_somebody_who_does_not_wait_for_answers_is_refused(server: Server) -> None:
    with server.practising(ticket()) as socket:
        for n in range(100):
            socket.send_bytes(nobody(n, 1e12 + n))
        answers = [socket.receive_json()]
        while answers[-1]["type"] == "state":
            answers.append(socket.receive_json())
        assert answers[-1]["code"] == "too_fast"
        assert closing(socket) == 4429


def test_who_says_no_hello_is_not_waited_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HELLO_WITHIN", 0.0)
    with server.connect() as socket:
        assert socket.receive_json()["code"] == "malformed"


def test_what_breaks_in_one_practice_is_told_without_a_word_of_how(server: Server) -> None:
    with server.practising(ticket()) as broken, server.practising(ticket()) as other:
        broken.send_bytes(nobody(1, light=BREAKS))
        refusal = broken.receive_json()
        assert refusal["code"] == "internal"
        assert "ZeroDivision" not in refusal["text"]
        assert closing(broken) == 4500
        other.send_bytes(nobody(1))
        assert other.receive_json()["type"] == "state"


def test_two_practices_do_not_mix(server: Server) -> None:
    with server.practising(ticket("Ada")) as one, server.practising(ticket("Ben")) as two:
        for n in range(3):
            one.send_bytes(nobody(n, 1e12 + n))
            assert one.receive_json()["time"] == n + 1
        two.send_bytes(nobody(1))
        assert two.receive_json()["time"] == 1
    assert [len(practice.frames) for practice in server.opened] == [3, 1]


def test_a_lost_connection_is_taken_up_by_the_same_tab(server: Server) -> None:
    sent = ticket()
    with server.practising(sent) as socket:
        socket.send_bytes(nobody(1))
        socket.receive_json()
    with server.practising(sent) as socket:
        socket.send_bytes(nobody(1))  # a new connection counts from the beginning
        assert socket.receive_json()["time"] == 2
    assert len(server.opened) == 1


def test_a_second_connection_of_a_tab_replaces_the_first(server: Server) -> None:
    sent = ticket()
    with server.practising(sent) as first, server.practising(sent) as second:
        assert first.receive_json()["code"] == "replaced"
        assert closing(first) == 4409
        second.send_bytes(nobody(1))
        assert second.receive_json()["type"] == "state"


def test_who_comes_back_too_late_goes_on_from_the_store(server: Server) -> None:
    sent = ticket()
    with server.practising(sent) as socket:
        socket.send_bytes(nobody(1))
        socket.receive_json()
    server.clock.now += 61
    sweep(server)
    with server.practising(sent):
        assert [practice.token.resume for practice in server.opened] == [None, 7]


def test_a_practice_that_is_waited_for_is_not_dropped(server: Server) -> None:
    sent = ticket()
    with server.practising(sent):
        server.clock.now += 1000
        sweep(server)
    with server.practising(sent):
        assert len(server.opened) == 1


def test_a_practice_goes_on_in_one_tab_only(server: Server) -> None:
    with server.practising(ticket()) as first:
        first.send_bytes(nobody(1))
        first.receive_json()
        with server.practising(ticket(resume=7, takes_over=True)):
            assert first.receive_json()["code"] == "replaced"


def test_a_practice_that_runs_is_not_taken_over_unless_its_owner_wants_it(server: Server) -> None:
    with server.practising(ticket()) as first:
        first.send_bytes(nobody(1))
        first.receive_json()
        with server.connect() as other:
            other.send_json(hello(ticket(resume=7)))
            assert other.receive_json()["code"] == "replaced"
        first.send_bytes(nobody(2))
        assert first.receive_json()["time"] == 2
        assert server.registry.running() == {7}


@pytest.mark.parametrize("later", [0.0, 1000.0])
def test_a_practice_whose_line_broke_just_as_it_ended_has_ended(server: Server, later: float) -> None:
    sent = ticket()
    with server.practising(sent) as socket:
        socket.send_json({"type": "do", "do": "end"})
        socket.receive_json()
    server.clock.now += later
    sweep(server)
    with server.connect() as again:
        again.send_json(hello(sent))
        assert again.receive_json() == {"type": "ended", "practice": 7}
        assert closing(again) == 1000
    assert len(server.opened) == 1


def sweep(server: Server) -> None:
    portal = server.client.portal
    assert portal is not None
    portal.call(server.registry.sweep)


def closing(socket: object) -> int:
    with pytest.raises(WebSocketDisconnect) as end:
        socket.receive_json()  # type: ignore[attr-defined]
    return end.value.code
