"""Where frames come from: recordings (:mod:`posture.sources.file`) and cameras (:mod:`posture.sources.webcam`).

Both give the same :class:`posture.pose.frame.Frame`: upright RGB and seconds since the first frame, strictly rising.
"""
