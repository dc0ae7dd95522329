"""Commands that are imported when they are asked for: `posture --version` needs none, most others one."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

from posture.cli.examples import epilog

HOMES: Final = {
    "review": "posture.cli.review:review_command",
    "batch": "posture.cli.batch:batch_command",
    "watch": "posture.cli.watch:watch_command",
    "calibrate": "posture.cli.calibrate:calibrate_command",
    "check": "posture.cli.check:check_command",
    "measure": "posture.cli.measure:measure_command",
    "rules": "posture.cli.rules:rules_command",
    "app": "posture.cli.serve:app_command",
    "setup": "posture.cli.setup:setup_command",
    "accounts": "posture.cli.accounts:accounts_app",
    "profile": "posture.cli.profile:profile_app",
}
"""Module and name of the function, or of the group, of every command, in the order of the help."""


class LazyCommands(TyperGroup):
    """The commands of HOMES, and any others that are registered as usual."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever Typer gives a group
        super().__init__(**settings)
        self.commands = _CommandsByName(self.commands)


class _CommandsByName(MutableMapping[str, Any]):
    """Commands by name; one of HOMES is imported when it is first wanted."""

    def __init__(self, ready: MutableMapping[str, Any]) -> None:
        self._ready = ready

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer does not export its kind of command
        if name not in self._ready and name in HOMES:
            self._ready[name] = _loaded(name)
        return self._ready[name]

    def __setitem__(self, name: str, command: Any) -> None:  # noqa: ANN401 - as above
        self._ready[name] = command

    def __delitem__(self, name: str) -> None:
        del self._ready[name]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*HOMES, *self._ready))

    def __len__(self) -> int:
        return len({*HOMES, *self._ready})


def _loaded(name: str) -> Any:  # noqa: ANN401 - as above
    module, _, attribute = HOMES[name].partition(":")
    home = getattr(import_module(module), attribute)
    command: Any
    if isinstance(home, typer.Typer):
        command = get_group(home)
        command.epilog = epilog(name)
    else:
        alone = typer.Typer(add_completion=False, rich_markup_mode="rich", pretty_exceptions_show_locals=False)
        alone.command(name, epilog=epilog(name))(home)
        command = get_command(alone)
    command.name = name
    return command
