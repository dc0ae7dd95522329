"""``python -m posture``: the same as the command ``posture``."""

from posture.cli import main

if __name__ == "__main__":
    main()
