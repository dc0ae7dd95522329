"""What the product costs, and how well it does on labelled clips: README.md says how to run these and what was seen."""
