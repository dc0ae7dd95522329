"""The commands of `python -m calibration`, one module each."""
