"""Stands in for the process of a review: what it does is the recording's name, what it finds is what it is given."""

import json
import shutil
import sys
import threading
from pathlib import Path

order = json.loads(sys.stdin.read())
folder, found = Path(order["folder"]), Path(sys.argv[1])
(found / "wish.json").write_text(json.dumps(order["wish"]))


def tell(**what: object) -> None:
    """One line."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


tell(what="share", share=0.25)
name = Path(order["name"]).stem
if name == "bad":
    tell(what="failed", text="there is nobody in it")
elif name == "endless":
    threading.Event().wait()
else:
    for file in ("report.json", "report.html"):
        shutil.copyfile(found / file, folder / file)
    if order["wish"]["annotated"]:
        (folder / "annotated.mp4").write_bytes(b"")
    tell(what="done", problems=["cut off"])
