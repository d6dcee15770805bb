"""Who works together: teams and their members."""
