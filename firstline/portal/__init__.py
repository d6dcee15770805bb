"""The face of the people who need help."""
