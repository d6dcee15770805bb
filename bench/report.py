"""The figures as a table, beside those measured of others (100,000 tickets, same kind of machine, August 2026)."""

from typing import Any

# p50 at one client, p50 at eight, requests per second at eight; see the README for how these were measured.
OTHERS = {
    "queue": {
        "Request Tracker 5": (507, 2378, 3.2),
        "django-helpdesk 2.6": (131, 555, 16.5),
        "osTicket 1.18": (384, 2069, 3.7),
    },
    "ticket": {
        "Request Tracker 5": (273, 1121, 9.0),
        "django-helpdesk 2.6": (49, 219, 36.0),
        "osTicket 1.18": (56, 163, 48.0),
    },
    "search": {
        "Request Tracker 5": (596, 2703, 2.9),
        "django-helpdesk 2.6": (1769, 7268, 1.1),
        "osTicket 1.18": (66, 254, 31.0),
    },
    "register": {
        "Request Tracker 5": (582, 2342, 3.4),
        "django-helpdesk 2.6": (38, 103, 76.0),
        "osTicket 1.18": (102, 304, 34.0),
    },
}


def as_text(figures: dict[str, Any]) -> str:
    lines = [f"{figures['tickets']:,} tickets on {figures['database']}", ""]
    lines.append(f"{'':<22}{'p50 ms':>9}{'p95 ms':>9}{'p50 at 8':>10}{'per s at 8':>12}")
    for name, ours in figures.items():
        if not isinstance(ours, dict) or "per_second" not in ours:
            continue
        lines.append(f"{name:<22}{ours['p50']:>9}{ours['p95']:>9}{ours['p50_at_8']:>10}{ours['per_second']:>12}")
        lines += [
            f"  {other:<20}{p50:>9}{'':>9}{p8:>10}{per_s:>12}"
            for other, (p50, p8, per_s) in OTHERS.get(name, {}).items()
        ]
    for name in ("live", "mail", "weight", "memory at rest", "memory under load"):
        if name in figures:
            lines.append(f"{name}: " + ", ".join(f"{key} {value}" for key, value in figures[name].items()))
    return "\n".join(lines)
