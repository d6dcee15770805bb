"""Names of time zones in date fields, where only one is meant by the name."""

_HOURS = {
    "EST": -5.0,
    "EDT": -4.0,
    "CST": -6.0,
    "CDT": -5.0,
    "MST": -7.0,
    "MDT": -6.0,
    "PST": -8.0,
    "PDT": -7.0,
    "AKST": -9.0,
    "AKDT": -8.0,
    "HST": -10.0,
    "AST": -4.0,
    "ADT": -3.0,
    "NST": -3.5,
    "NDT": -2.5,
    "BRT": -3.0,
    "WEST": 1.0,
    "BST": 1.0,
    "CET": 1.0,
    "MET": 1.0,
    "MEZ": 1.0,
    "CEST": 2.0,
    "MEST": 2.0,
    "MESZ": 2.0,
    "SAST": 2.0,
    "EET": 2.0,
    "EEST": 3.0,
    "MSK": 3.0,
    "PKT": 5.0,
    "HKT": 8.0,
    "SGT": 8.0,
    "JST": 9.0,
    "KST": 9.0,
    "ACST": 9.5,
    "AEST": 10.0,
    "AEDT": 11.0,
    "NZST": 12.0,
    "NZDT": 13.0,
}


def hours_of(name: str) -> float:
    """How far a zone is ahead of UTC; 0 for UTC and for names that say nothing certain."""
    return _HOURS.get(name, 0.0)
