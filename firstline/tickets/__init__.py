"""The heart: a request for help from its registration to its end."""
