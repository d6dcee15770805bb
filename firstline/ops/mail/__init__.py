"""What `firstline mail` does."""
