"""The standing rows of the table, one module each."""
