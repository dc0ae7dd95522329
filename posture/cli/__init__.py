"""The command line: arguments in, calls, results out; it judges nothing.

Exit codes: 0 done, whatever was found; 1 something that the user can act on, told in one line; 2 wrong usage;
130 interrupted.
"""

from posture.cli.app import main

__all__ = ["main"]
