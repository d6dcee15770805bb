"""Where everything is put together: settings, addresses, what follows from what, and when."""
