"""``posture rules``: the table, and what is behind each of its rows."""

from __future__ import annotations

from typing import Annotated

import typer

from posture.cli.options import LanguageWish, ProfileWish, ThresholdsWish, check_row
from posture.cli.screen import ends_well, screen, spoken_language


def rules_command(
    rule: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A row to explain, such as sit.leg_crossed.", show_default=False),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="The table as in the README.")] = False,
    language: LanguageWish = None,
    thresholds: ThresholdsWish = None,
    profile: ProfileWish = None,
) -> None:
    """List the rows of the table, or explain one: what it means, how it is measured, where its numbers come from."""
    if rule is not None:
        check_row(rule)
    if rule is not None and markdown:
        raise typer.BadParameter("--markdown is of the whole table; leave out the row")
    if markdown and profile is not None:
        raise typer.BadParameter("--markdown is of the given code; leave out --profile")
    with ends_well():
        from posture.cli import table
        from posture.config.profile import load_profile  # here: what reads the numbers, which --help can do without
        from posture.config.thresholds import load_thresholds

        if markdown:
            typer.echo(table.markdown(), nl=False)
            return
        house, language = load_profile(profile, load_thresholds(thresholds)), language or spoken_language()
        screen().print(table.explanation(house, rule, language) if rule else table.overview(house, language))
