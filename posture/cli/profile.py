"""``posture profile``: house rules begun, checked and shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posture.cli.console import chosen_language, exit_on_error, open_console
from posture.cli.examples import epilog
from posture.cli.options import LanguageOption, ThresholdsOption
from posture.errors import OutputError
from posture.i18n import say
from posture.report.text import printable

profile_app = typer.Typer(no_args_is_help=True, help="House rules: rows on and off, their severity, words and numbers.")

_File = Annotated[str, typer.Argument(metavar="FILE", help="A profile, or an example by its name.", show_default=False)]


@profile_app.command("init", epilog=epilog("profile init"))
def init_command(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="Where to write it.")] = Path("profile.toml"),
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if there is one.")] = False,
    thresholds: ThresholdsOption = None,
) -> None:
    """Write a profile to begin with: every row and number as given, each behind a comment sign."""
    with exit_on_error():
        from posture.atomic_files import atomic_write, check_writable
        from posture.config.profile_template import template  # here and below: it reads the thresholds
        from posture.config.thresholds import load_thresholds

        text = template(load_thresholds(thresholds))
        check_writable(file)
        if file.exists() and not force:
            raise OutputError(f"{file} exists; name another file, or add --force to overwrite it")
        with atomic_write(file) as out:
            out.write(text)
        typer.echo(f"{say(chosen_language(), 'written: ', '已写入：')}{printable(str(file))}")


@profile_app.command("check", epilog=epilog("profile check"))
def check_command(file: _File, thresholds: ThresholdsOption = None) -> None:
    """Say what is wrong with a profile, all of it at once."""
    with exit_on_error():
        from posture.config.profile import load_profile
        from posture.config.profile_diff import differences
        from posture.config.thresholds import load_thresholds

        given = load_thresholds(thresholds)
        count = len(differences(load_profile(file, given), given))
        what = "difference" if count == 1 else "differences"
        english = f": no faults; {count or 'no'} {what} from the code"
        chinese = f"：没有错误；与原规范有 {count} 处不同" if count else "：没有错误；与原规范相同"
        typer.echo(printable(file) + say(chosen_language(), english, chinese))


@profile_app.command("show", epilog=epilog("profile show"))
def show_command(file: _File, *, language: LanguageOption, thresholds: ThresholdsOption = None) -> None:
    """Show what a profile has otherwise than the given code."""
    with exit_on_error():
        from posture.cli.profile_table import profile_table
        from posture.config.profile import load_profile
        from posture.config.thresholds import load_thresholds

        given = load_thresholds(thresholds)
        open_console().print(profile_table(load_profile(file, given), given, language))
