"""Two examples for each command, as its `--help` shows them; tests run or parse every one."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final = {
    "": ("posture app", "posture review talk.mp4 --html talk.html"),
    "review": (
        "posture review talk.mp4 --html talk.html --evidence --blur-faces",
        "posture review talk.mp4 --language zh --json talk.json",
    ),
    "batch": (
        "posture batch recordings --out results",
        "posture batch recordings --out results --formats html --jobs 1",
    ),
    "watch": ("posture watch", "posture watch --camera 1 --seconds 60 --activity stand"),
    "calibrate": (
        'posture calibrate talk.mp4 --from 0:02 --to 0:07 --person Ana --seat "desk 3" --out ana.json',
        'posture calibrate --camera 0 --person Ana --seat "desk 3" --out ana.json',
    ),
    "check": ("posture check --camera 0", "posture check talk.mp4 --language zh"),
    "measure": (
        "posture measure talk.mp4 --rule stand.arms_folded",
        "posture measure talk.mp4 --rule stand.arms_folded --csv arms.csv --plot arms.png",
    ),
    "rules": ("posture rules", "posture rules stand.arms_folded --language zh"),
    "app": ("posture app", "posture app --port 8600 --store practices.db"),
    "setup": ("posture setup", "posture setup --language zh"),
    "accounts": ("posture accounts add Ana --role trainer", "posture accounts list"),
    "accounts add": ("posture accounts add Ana", "posture accounts add ana@example.org --role trainer --oidc"),
    "accounts reset": ("posture accounts reset Ana", "posture accounts reset Ana --role administrator"),
    "accounts remove": ("posture accounts remove Ana", "posture accounts remove Ana --store practices.db"),
    "accounts list": ("posture accounts list", "posture accounts list --store practices.db"),
    "profile": ("posture profile init my.toml", "posture profile show feet_flat"),
    "profile init": ("posture profile init my.toml", "posture profile init my.toml --force"),
    "profile check": ("posture profile check my.toml", "posture profile check hands_clasped_ok"),
    "profile show": ("posture profile show feet_flat", "posture profile show my.toml --language zh"),
}
"""By the words after `posture`."""


def epilog(command: str) -> str:
    """The examples as the end of a command's help, a line each."""
    # Typer joins the lines of a paragraph, so each is one.
    return "\n\n".join(("Examples:", *EXAMPLES[command]))
