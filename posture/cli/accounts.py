"""``posture accounts``: who may sign in where the page serves others than this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from posture.cli.console import exit_on_error, open_console, plain_table
from posture.cli.examples import epilog
from posture.cli.options import LanguageOption
from posture.errors import SettingsError
from posture.report.text import printable
from posture.roles import Role

if TYPE_CHECKING:
    from posture.store import Store

accounts_app = typer.Typer(no_args_is_help=True, help="Who may sign in where the page serves others.")

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Who it is; with --oidc, their e-mail address there.")]
_Store = Annotated[str | None, typer.Option("--store", metavar="URL", help="The store of `posture app`.")]
_Oidc = Annotated[bool, typer.Option("--oidc", help="They sign in with your identity provider; no password here.")]
_Stdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input instead of making one.")
]


@accounts_app.command("add", epilog=epilog("accounts add"))
def add_command(
    name: _Name,
    role: Annotated[Role, typer.Option("--role", help="trainee, trainer or administrator.")] = Role.TRAINEE,
    oidc: _Oidc = False,
    password_stdin: _Stdin = False,
    store: _Store = None,
) -> None:
    """Let somebody sign in. Prints the password that they have to be told; it is kept nowhere."""
    with exit_on_error(), _opened(store) as opened:
        password, kept = (None, None) if oidc else _password(from_stdin=password_stdin)
        account = opened.accounts.add(name, role, kept)
        typer.echo(f"{printable(account.name)} may sign in as {account.role}")
        _tell_password(password)
        if account.name in opened.trainees():
            typer.echo(f"what is kept of {printable(account.name)} already is theirs")


@accounts_app.command("reset", epilog=epilog("accounts reset"))
def reset_command(
    name: _Name,
    role: Annotated[Role | None, typer.Option("--role", help="Another role.", show_default=False)] = None,
    oidc: _Oidc = False,
    password_stdin: _Stdin = False,
    store: _Store = None,
) -> None:
    """Give somebody another password, and another role if one is named. Their sign-ins end."""
    with exit_on_error(), _opened(store) as opened:
        password, kept = (None, None) if oidc else _password(from_stdin=password_stdin)
        opened.accounts.reset(name, kept, role)
        typer.echo(f"{printable(name)} is reset")
        _tell_password(password)


@accounts_app.command("remove", epilog=epilog("accounts remove"))
def remove_command(
    name: _Name,
    everything: Annotated[bool, typer.Option("--everything", help="Delete all that is kept of them, too.")] = False,
    store: _Store = None,
) -> None:
    """Let somebody sign in no more. Their sign-ins end."""
    with exit_on_error(), _opened(store) as opened:
        opened.accounts.remove(name)
        typer.echo(f"{printable(name)} may not sign in any more")
        if everything and name in opened.trainees():
            opened.delete_trainee(name)
            typer.echo("all that was kept of them is deleted")


@accounts_app.command("list", epilog=epilog("accounts list"))
def list_command(*, language: LanguageOption, store: _Store = None) -> None:
    """Show who may sign in, and as what."""
    with exit_on_error(), _opened(store) as opened:
        table = plain_table(
            language, ("name", "姓名"), ("role", "角色"), ("signs in with", "登录方式"), ("set", "设置时间")
        )
        for account in opened.accounts.all():
            way = "oidc" if account.password is None else "password"
            table.add_row(printable(account.name), account.role, way, f"{account.changed.astimezone():%Y-%m-%d %H:%M}")
        open_console().print(table)


@contextmanager
def _opened(url: str | None) -> Iterator[Store]:
    from posture.store import open_store  # here: other commands do without

    with open_store(url or os.environ.get("POSTURE_STORE")) as store:
        yield store


def _password(*, from_stdin: bool) -> tuple[str | None, str]:
    """What is to be told, and what is kept of it. Raises SettingsError for one that is too short."""
    from posture.store.passwords import hash_password, new_password  # here: as above

    if not from_stdin:
        made = new_password()
        return made, hash_password(made)
    given = sys.stdin.readline().rstrip("\n")
    if not given:
        raise SettingsError("a password was wanted on standard input, none came; leave --password-stdin out to get one")
    return None, hash_password(given)


def _tell_password(password: str | None) -> None:
    if password is not None:
        typer.echo(f"password: {password}")
