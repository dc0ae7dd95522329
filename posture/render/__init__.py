"""A report in the forms that people and programs read.

Each renderer takes a finished :class:`posture.report.Report` and returns text (or something rich can print); none
opens a connection or judges anything. The JSON form is :meth:`posture.report.Report.to_json` itself.

========== ==========================================================================
text       the board in a terminal
html       one self-contained page to read and print
csv        one row per episode, for spreadsheets and statistics
boris      events to paste into the annotation program BORIS
elan       tiers for the annotation program ELAN
vtt        captions with the advice, to play beside the recording
========== ==========================================================================
"""
