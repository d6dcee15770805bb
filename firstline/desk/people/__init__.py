"""People and organisations as the desk sees them."""
