"""The walking rows of the table, one module each."""
