"""The face of operators: commands, set-up, health, demo data."""
