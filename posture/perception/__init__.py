"""From frames to numbered poses: finding people, following them, knowing who is who."""
