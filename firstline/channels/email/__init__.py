"""Mail: mailboxes, intake, reading, sending, and what needs a look."""
