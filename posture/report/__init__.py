"""The report as data (:mod:`posture.report.model`), and every form in which people and programs read it.

Each form takes a finished :class:`posture.report.model.Report` and returns text (or something rich can print); none
opens a connection or judges anything. The JSON form is :meth:`posture.report.model.Report.to_json` itself.

========== ==========================================================================
terminal   the board in a terminal
html       one self-contained page to read and print
csv        one row per episode, for spreadsheets and statistics
boris      events to paste into the annotation program BORIS
elan       tiers for the annotation program ELAN
vtt        captions with the advice, to play beside the recording
========== ==========================================================================
"""
