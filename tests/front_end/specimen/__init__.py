"""Every macro and the frames of all pages, with pretended contents. See `__main__` for looking at them."""
