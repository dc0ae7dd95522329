"""Accounts on the command line: a password is told once and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from posture.cli.app import app
from posture.roles import Role
from posture.store import Store, open_store
from posture.store.passwords import is_password
from tests.cli.command import run
from tests.store.making import NOW, report, settings


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("POSTURE_STORE", str(tmp_path / "store.sqlite"))
    with open_store() as opened:
        yield opened


def password(out: str) -> str:
    return out.split("password: ")[1].split()[0]


def test_who_is_added_may_sign_in_with_the_password_that_is_told(store: Store, tmp_path: Path) -> None:
    result = run("accounts", "add", "晓明", "--role", "trainer")
    assert result.exit_code == 0
    account = store.accounts.find("晓明")
    assert account is not None
    assert account.role is Role.TRAINER
    assert is_password(password(result.stdout), account.password)
    assert not is_password(password(result.stdout) + "x", account.password)
    store.close()
    assert all(password(result.stdout).encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_reset_gives_another_password_and_another_role(store: Store) -> None:
    first = run("accounts", "add", "Ana")
    before = store.accounts.find("Ana")
    second = run("accounts", "reset", "Ana", "--role", "administrator")
    after = store.accounts.find("Ana")
    assert before is not None
    assert after is not None
    assert (before.role, after.role) == (Role.TRAINEE, Role.ADMINISTRATOR)
    assert after.changed > before.changed
    assert not is_password(password(first.stdout), after.password)
    assert is_password(password(second.stdout), after.password)


def test_a_password_may_be_given_and_must_not_be_short(store: Store) -> None:
    given = CliRunner().invoke(app, ["accounts", "add", "Ana", "--password-stdin"], input="correct horse battery\n")
    assert given.exit_code == 0
    assert "correct" not in given.output
    short = CliRunner().invoke(app, ["accounts", "reset", "Ana", "--password-stdin"], input="short\n")
    assert short.exit_code == 1
    assert "12 to 200 characters" in short.stderr
    account = store.accounts.find("Ana")
    assert account is not None
    assert is_password("correct horse battery", account.password)


def test_who_is_removed_is_gone_and_what_is_kept_only_if_told(store: Store) -> None:
    store.begin(settings("Ana"), NOW).finish(report())
    for last in ((), ("--everything",)):
        assert store.trainees() == ("Ana",)
        assert "is theirs" in run("accounts", "add", "Ana").stdout
        assert run("accounts", "remove", "Ana", *last).exit_code == 0
        assert store.accounts.find("Ana") is None
    assert store.trainees() == ()


def test_accounts_are_listed_without_their_passwords(store: Store) -> None:
    run("accounts", "add", "Ana")
    run("accounts", "add", "bo@house.example", "--oidc")
    shown = run("accounts", "list").stdout
    assert "Ana" in shown
    assert "oidc" in shown
    assert "argon2" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "Ana"), "already"),
        (("add", ""), "a name of 1 to 80"),
        (("add", "Eve", "--role", "alone"), "as a role"),
        (("reset", "Bo"), "no account Bo"),
        (("remove", "Bo"), "no account Bo"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(store: Store, arguments: tuple[str, ...], said: str) -> None:
    run("accounts", "add", "Ana")
    result = run("accounts", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
