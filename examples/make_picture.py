"""Makes the README's picture, `examples/report.png`: ``python examples/make_picture.py``, with Chromium installed.

It is the beginning of an example's report as a browser shows it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

HERE: Final = Path(__file__).parent
CLIP: Final = HERE / "sit_leg_crossed_front.mp4"
PICTURE: Final = HERE / "report.png"
SIZE: Final = "1060,796"
"""Pixels: the page's own width, and the height down to the rows that were judged."""
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def main() -> None:
    """Review the example, have a browser draw the page, and keep the picture."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"one of these browsers was wanted on the PATH: {', '.join(BROWSERS)}")
    with TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        review = [
            "-m",
            "posture",
            "review",
            str(CLIP),
            "--quiet",
            "--language",
            "en",
            "--html",
            str(page),
            "--evidence",
        ]
        subprocess.run([sys.executable, *review], cwd=HERE.parent, check=True)
        # Chromium's sandbox refuses to run as root, as in a container.
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        draw = ["--headless", "--hide-scrollbars", f"--window-size={SIZE}", f"--screenshot={PICTURE}", page.as_uri()]
        subprocess.run([browser, *sandbox, *draw], check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
