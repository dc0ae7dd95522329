"""``posture rules``: the table, and what is behind each of its rows."""

from __future__ import annotations

from typing import Annotated

import typer

from posture.cli.console import exit_on_error, open_console
from posture.cli.options import LanguageOption, ProfileOption, ThresholdsOption, check_row


def rules_command(
    rule: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A row to explain, such as sit.leg_crossed.", show_default=False),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="The table as in the README.")] = False,
    *,
    language: LanguageOption,
    thresholds: ThresholdsOption = None,
    profile: ProfileOption = None,
) -> None:
    """List the rows of the table, or explain one: what it means, how it is measured, where its numbers come from."""
    if rule is not None:
        check_row(rule)
    if rule is not None and markdown:
        raise typer.BadParameter("--markdown is of the whole table; leave out the row")
    if markdown and profile is not None:
        raise typer.BadParameter("--markdown is of the given code; leave out --profile")
    with exit_on_error():
        from posture.cli import rules_table  # here and below: --help and other commands can do without the rows
        from posture.config.profile import load_profile
        from posture.config.thresholds import load_thresholds

        if markdown:
            typer.echo(rules_table.markdown(), nl=False)
            return
        house = load_profile(profile, load_thresholds(thresholds))
        shown = rules_table.explanation(house, rule, language) if rule else rules_table.overview(house, language)
        open_console().print(shown)
