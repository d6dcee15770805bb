"""Saved views in the desk: their lists, keeping them, and exports of any list."""
