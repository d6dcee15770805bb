"""Settings: everything a lead or an administrator says about the desk, in pages of our own."""
