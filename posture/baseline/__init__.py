"""Taking, accepting and keeping a person's own upright posture."""
