"""What can go wrong with an archive."""


class CannotRestore(Exception):
    """Said to the operator as it is."""
