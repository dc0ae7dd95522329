"""The numbers and house rules: read from files in `calibration/`, checked whole, never with its code."""
