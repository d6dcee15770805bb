"""The queues and their lists."""
