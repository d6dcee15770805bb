"""Pretended contents: the desk of the sketch, with long names, empty lists and wrong forms."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms


class TeamForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label="Name", help_text="What users see when the team works on their request.")
    about = forms.CharField(label="About", widget=forms.Textarea, required=False)
    lead = forms.EmailField(label="Mail address of the lead")
    tier = forms.ChoiceField(label="Tier", choices=[("1", "1: first line"), ("2", "2: specialists")])
    starts_on = forms.DateField(
        label="Starts on", widget=forms.DateInput(attrs={"type": "date"}), required=False, initial=date(2026, 11, 3)
    )
    hours = forms.ChoiceField(
        label="Hours", widget=forms.RadioSelect, choices=[("office", "Office hours"), ("always", "Around the clock")]
    )
    channels = forms.MultipleChoiceField(
        label="Takes requests from", widget=forms.CheckboxSelectMultiple, choices=[("mail", "Mail"), ("web", "Portal")]
    )
    notify = forms.BooleanField(label="Tell the team about each new request", required=False, help_text="By mail.")
    logo = forms.FileField(label="Picture", required=False)


# stage | minutes to the promise | priority | whose | unread | subject | from whom
ROWS = """
new | -20 | urgent | | | VPN drops every ten minutes | Oskar Lind · Nordby kommun
open | 42 | high | Boris Nord | | Printer on floor 3 prints blank pages | Anna Berg · Bergs Bygg AB
new | 130 | normal | | unread | Can't sign in to the payroll system after password change | Fatima El-Amin · Bergs Bygg
new | 200 | normal | | unread | Meeting room screen stays black | Reception · Hotell Strand
waiting_user | 360 | normal | | | Mobile subscription for a new colleague | Per Olsson · Nordby kommun · waiting for him
new | 1500 | low | | | Invoices arrive without attachments | Ekonomi · Strand Frakt
open | 1600 | normal | Erik Kvist | | TV in the lobby loses its channels | Reception · Hotell Strand
waiting_vendor | 3000 | normal | Lisa Holm | | Wi-Fi slow in the warehouse, east side | Jonas Ek · Strand Frakt
on_hold | 4300 | normal | | | Order: two laptops with docking stations | Lisa Holm · Bergs Bygg AB · not yet approved
resolved | 4400 | normal | | | Calendar shows meetings an hour late | Mikael Sand · Nordby kommun
closed | 5800 | normal | | | The phone exchange's opening hours | Maximiliane-Alexandrine von Hohenberg-Sayn zu Witt
"""
NAMES = ("stage", "left", "priority", "hands", "unread", "subject", "who")


def contents(now: datetime) -> dict[str, Any]:
    """What every specimen page may show."""
    lines = [[part.strip() for part in line.split("|")] for line in ROWS.strip().splitlines()]
    rows: list[dict[str, Any]] = [dict(zip(NAMES, line, strict=True)) for line in lines]
    for row in rows:
        row["due_at"] = now + timedelta(minutes=int(row["left"]), seconds=30)
    wrong = TeamForm({"name": "", "lead": "nobody", "tier": "1", "about": "", "hours": "", "channels": []})
    return {
        "now": now,
        "rows": rows,
        "form": TeamForm(),
        "wrong": wrong,
        "minutes": lambda count: now + timedelta(minutes=count),
        "queues": [
            ("person", "Mine", 7, False),
            ("inbox", "Unassigned", 12, True),
            ("people", "My team", 23, False),
            ("clock", "Waiting", 31, False),
            ("list", "All open", 88, False),
            ("check", "Solved", 1204, False),
        ],
        "views": [("Promise at risk", 4), ("VIP", 2), ("With vendors", 6), ("Network, tier 2", 9)],
    }
