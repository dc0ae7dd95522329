"""Stands in for the process of a review; what it does is the recording's name."""

import json
import sys
import threading
from pathlib import Path

order = json.loads(sys.stdin.read())


def tell(**what: object) -> None:
    """One line."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


tell(what="share", share=0.25)
match Path(order["name"]).stem:
    case "good":
        (Path(order["folder"]) / "report.json").write_text("{}")
        (Path(order["folder"]) / "report.html").write_text("<p>report</p>")
        print("noise of a library")
        tell(what="done", problems=["cut off"])
    case "bad":
        tell(what="failed", text="there is nobody in it")
    case "crash":
        raise SystemExit(3)
    case "endless":
        threading.Event().wait()
