"""Version 1: a file for each kind of thing that programs read or do. What is here stays as it is; it may only grow."""
