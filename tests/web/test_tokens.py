from __future__ import annotations

import pytest
from itsdangerous import URLSafeTimedSerializer

from posture.web import tokens as tickets
from posture.web.tokens import PracticeTicket, TicketError, VisitTicket, mint, new_client, read
from tests.web.practising import ticket


def test_a_ticket_says_what_was_minted() -> None:
    sent = ticket("晓明", resume=3)
    assert read(mint(sent), PracticeTicket) == sent


def test_no_two_tickets_are_alike() -> None:
    sent = ticket()
    assert mint(sent) != mint(sent)


def test_a_ticket_for_one_thing_is_not_taken_for_another() -> None:
    with pytest.raises(TicketError):
        read(mint(ticket()), VisitTicket)


def test_a_ticket_of_another_process_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = mint(VisitTicket(client=new_client()))
    monkeypatch.setattr(tickets, "_SECRET", b"another")
    with pytest.raises(TicketError):
        read(visit, VisitTicket)


def test_a_ticket_that_is_too_old_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = mint(VisitTicket(client=new_client()))
    monkeypatch.setattr(tickets, "MOST_AGE", -1)
    with pytest.raises(TicketError):
        read(visit, VisitTicket)


@pytest.mark.parametrize("text", ["", ".", "a.b.c", "\x00", "é" * 100, "W10.x.y"])
def test_what_is_no_ticket_is_not_taken(text: str) -> None:
    with pytest.raises(TicketError):
        read(text, VisitTicket)


@pytest.mark.parametrize("payload", [{}, [], [1], ["n", {"client": "../../../../etc/x"}], ["n", {"client": "a" * 999}]])
def test_a_signed_ticket_of_another_form_is_not_taken(payload: object) -> None:
    signed = URLSafeTimedSerializer(tickets._SECRET, salt="VisitTicket").dumps(payload)
    with pytest.raises(TicketError):
        read(signed, VisitTicket)
