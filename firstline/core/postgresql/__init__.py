"""PostgreSQL as Django speaks it, with what makes many small questions cheap. Named as ENGINE in the settings."""
