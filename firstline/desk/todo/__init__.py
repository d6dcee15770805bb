"""What an agent has to do, over all requests."""
