"""What templates do to a value before it is shown: dates, names, sizes, in the viewer's zone and language."""
