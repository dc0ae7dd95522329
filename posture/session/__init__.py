"""Judging: poses in, findings out, the same for live and recorded."""
