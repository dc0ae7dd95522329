"""What is measured of a body: pure functions of one moment, and small trackers for what needs a past.

Every tracker is causal: a value at a time uses only what was seen up to then, within a stated window. So live and
recorded give the same values.
"""
