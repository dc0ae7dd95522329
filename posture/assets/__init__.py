"""What is fetched once, checked by its hash and kept in the user's cache."""
