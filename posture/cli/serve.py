"""``posture app``: the page, on this machine or, where people sign in, for others."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path
from typing import Annotated, Final

import typer

from posture.cli.console import exit_on_error, print_notice
from posture.cli.serve_reach import WayIn, check_reach
from posture.errors import PostureError

_PORT: Final = 8501
"""Streamlit's own, so that both ways of starting lead to the same address."""
_NEVER_FREE: Final = frozenset({errno.EADDRINUSE, errno.EACCES})


def app_command(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the page is.")] = _PORT,
    host: Annotated[
        str, typer.Option("--host", help="Address to serve; other machines need HTTPS in front, or no camera opens.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name by which browsers call this server, if not localhost; may be repeated."),
    ] = None,
    sign_in: Annotated[
        WayIn | None,
        typer.Option(
            "--sign-in",
            help="How people sign in: with accounts (`posture accounts`), or with your identity provider (oidc). "
            "accounts where there is a --name.",
            show_default=False,
        ),
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option(
            "--rules",
            metavar="FOLDER",
            help="House rules (*.toml) that trainers may choose by name.",
            file_okay=False,
            exists=True,
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="URL", help="Where practices are kept: a file, or an address of SQLAlchemy's."),
    ] = None,
) -> None:
    """Open the page in which one practises in front of a camera, or has recordings reviewed. Ctrl-C ends it."""
    with exit_on_error():
        if store is not None:
            os.environ["POSTURE_STORE"] = store
        if rules is not None:
            os.environ["POSTURE_RULES"] = str(rules.absolute())
        names = tuple(name or ())
        way = sign_in or (WayIn.ACCOUNTS if names else WayIn.NOBODY)
        _check_free(host, port)
        check_reach(host, names, way)
        from posture.web.start import serve  # here: it loads the page's server, which other commands do without

        shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::", "::1"} else host
        print_notice(f"http://{shown}:{port}")
        serve(host, port, names, way.value)


def _check_free(host: str, port: int) -> None:
    """Raise PostureError where nobody could be served there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        if error.errno in _NEVER_FREE:
            raise PostureError(
                f"port {port} of {host} is not free ({error.strerror}); choose another with --port"
            ) from error
        raise PostureError(
            f"{host} is no address of this machine ({error.strerror}); choose another with --host"
        ) from error
