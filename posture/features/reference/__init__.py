"""A person's own upright posture, recorded or provisional, and how far they are from it."""
