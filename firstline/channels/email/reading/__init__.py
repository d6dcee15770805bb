"""Reading a raw message into a frozen value, with no database."""
