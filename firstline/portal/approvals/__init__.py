"""What the one who is asked for approval sees and does, by the link of a mail or signed in."""
