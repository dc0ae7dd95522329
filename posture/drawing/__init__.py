"""Skeletons and current verdicts, drawn on a picture, and the pictures and videos that are kept of them.

Text is drawn with the Unicode font that OpenCV 5 carries in itself: it has every character of the table in both
languages (a test holds it to that), so no font need be found on the machine. Don'ts and dos differ by their sign
(triangle, tick) as well as by colour.
"""

from posture.drawing.overlay import draw

__all__ = ["draw"]
