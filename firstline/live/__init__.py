"""What appears by itself: names of changed things pushed to open pages, and who else is here."""
