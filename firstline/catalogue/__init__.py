"""What help is given for: products, services and the categories of requests."""
