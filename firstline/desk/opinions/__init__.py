"""What users say about how they were served, over all requests."""
