"""The whole program as a user starts it, on a port of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def running(store: Path) -> Iterator[str]:
    """Start the page with an empty store, and give its address; end it afterwards as Ctrl-C does."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "POSTURE_STORE": str(store)}, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    try:
        for line in server.stdout:
            if "URL:" in line:
                break
        yield f"http://localhost:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate()
