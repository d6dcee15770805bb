"""Counting what was sent against what is stored, while everything that can be killed is killed."""
