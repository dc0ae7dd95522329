"""The sitting rows of the table, one module each."""
