"""The first hour of an empty desk: a short set-up in the browser."""
