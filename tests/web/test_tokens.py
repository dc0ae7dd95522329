from __future__ import annotations

import pytest
from itsdangerous import URLSafeTimedSerializer

from posture.roles import ALONE
from posture.web import tokens as tickets
from posture.web.tokens import PracticeToken, ReviewToken, TokenError, issue_token, new_client, read_token
from tests.web.practising import ticket


def test_a_ticket_says_what_was_minted() -> None:
    sent = ticket("晓明", resume=3)
    assert read_token(issue_token(sent), PracticeToken) == sent


def test_no_two_tickets_are_alike() -> None:
    sent = ticket()
    assert issue_token(sent) != issue_token(sent)


def test_a_ticket_for_one_thing_is_not_taken_for_another() -> None:
    with pytest.raises(TokenError):
        read_token(issue_token(ticket()), ReviewToken)


def test_a_ticket_of_another_process_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = issue_token(ReviewToken(client=new_client(), principal=ALONE))
    monkeypatch.setattr(tickets, "_SECRET", b"another")
    with pytest.raises(TokenError):
        read_token(visit, ReviewToken)


def test_a_ticket_that_is_too_old_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = issue_token(ReviewToken(client=new_client(), principal=ALONE))
    monkeypatch.setattr(tickets, "MOST_AGE", -1)
    with pytest.raises(TokenError):
        read_token(visit, ReviewToken)


@pytest.mark.parametrize("text", ["", ".", "a.b.c", "\x00", "é" * 100, "W10.x.y"])
def test_what_is_no_ticket_is_not_taken(text: str) -> None:
    with pytest.raises(TokenError):
        read_token(text, ReviewToken)


@pytest.mark.parametrize("payload", [{}, [], [1], ["n", {"client": "../../../../etc/x"}], ["n", {"client": "a" * 999}]])
def test_a_signed_ticket_of_another_form_is_not_taken(payload: object) -> None:
    signed = URLSafeTimedSerializer(tickets._SECRET, salt="ReviewToken").dumps(payload)
    with pytest.raises(TokenError):
        read_token(signed, ReviewToken)
