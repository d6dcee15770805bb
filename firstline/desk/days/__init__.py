"""What somebody spent a day on."""
