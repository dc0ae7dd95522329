"""The command line: arguments in, calls, results out; it judges nothing.

Exit codes: 0 done, whatever was found; 1 something that the user can act on, told in one line; 2 wrong usage;
130 interrupted.
"""

import sys

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and exit."""
    try:
        from posture.cli import app  # here: an interrupt while it loads is one as any other

        app.main()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
