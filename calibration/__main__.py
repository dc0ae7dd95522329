"""`python -m calibration`: measures the product against labels, compares raters, and fits thresholds."""

from __future__ import annotations

import typer

from .commands.agreement import agreement_command
from .commands.evaluate import evaluate_command
from .commands.fit import fit_command

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Measures the product against labelled clips.")
app.command("evaluate")(evaluate_command)
app.command("agreement")(agreement_command)
app.command("fit")(fit_command)

if __name__ == "__main__":
    app()
