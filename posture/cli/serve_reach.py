"""Whom ``posture app`` may serve: others only by a name of its own, and only where they sign in."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from ipaddress import ip_address

from posture.errors import SettingsError
from posture.roles import Role


class WayIn(StrEnum):
    """How people sign in."""

    NOBODY = "nobody"
    ACCOUNTS = "accounts"
    OIDC = "oidc"


def check_reach(host: str, names: Sequence[str], way: WayIn) -> None:
    """Raise SettingsError, which says what to do, where others would be served without a name or without a sign-in."""
    if not _is_local(host) and not names:
        raise SettingsError(
            f"{host} is reached by other machines, which need a name for this server; add --name, such as --name "
            "coach.example.org, and put a proxy with HTTPS in front"
        )
    if (names or not _is_local(host)) and way is WayIn.NOBODY:
        raise SettingsError("others would be served without signing in; use --sign-in accounts or --sign-in oidc")
    if way is not WayIn.NOBODY:
        _check_administrator()


def _check_administrator() -> None:
    from posture.store import open_store  # here: a page for this machine alone opens it only when it is asked for

    with open_store() as store:
        known = store.accounts.all()
    if not any(account.role is Role.ADMINISTRATOR for account in known):
        raise SettingsError(
            "others are served only where they sign in, and there is no administrator yet; make an account with "
            "`posture accounts add NAME --role administrator`, and start again"
        )


def _is_local(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
