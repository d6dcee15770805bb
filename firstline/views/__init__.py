"""Saved views: filters with a name beside the queues, shared or one's own, counted, and exported."""
