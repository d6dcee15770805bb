"""Addresses made to be taken for others: `letters` that look alike, and domains that lie `near` a known one."""
