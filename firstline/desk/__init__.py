"""The face of agents and leads."""
