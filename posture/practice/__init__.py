"""Live practice: from poses to stages, verdicts, cues and a report. Knows no socket, no page and no database."""
