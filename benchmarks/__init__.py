"""What the product costs: time, memory, and the judging alone. See README.md for how to run these and what was seen."""
