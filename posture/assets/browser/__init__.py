"""What the page needs to find poses in the browser: the pose library's build for browsers, kept in the user's cache.

It is fetched once by its package name, through the machine's ordinary npm and whatever registry that is set up for;
every file is checked against a hash that is written here. The page gets it from us, never from anywhere else.
"""

from posture.assets.browser.locate import ensure_vision, vision_folder

__all__ = ["ensure_vision", "vision_folder"]
