"""Finding: an index over what is said in tickets, kept in the same database."""
