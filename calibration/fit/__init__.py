"""Onset and offset of a row's thresholds, fitted to labelled clips.

Every recording is seen once. What the row then measured of each moment is kept, so that other thresholds can be tried
on it by the same code that judges (`trials`). For each threshold, onsets between the measured values and a few widths
of the band down to the offset are tried, one threshold at a time (`search`). Whether that helps people whom the fit has
not seen is told by leaving out one person at a time (`folds`). Nothing is written unless asked for (`write`).
"""
