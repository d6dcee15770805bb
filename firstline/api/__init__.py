"""The face of other programs."""
