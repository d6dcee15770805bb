"""The first state of each stage, and the matrix of priorities to begin with."""

from django.db import migrations

STATES = [
    ("new", "New", {"sv": "Ny"}),
    ("open", "In progress", {"sv": "Pågår"}),
    ("waiting_user", "Waiting for user", {"sv": "Väntar på användaren"}),
    ("waiting_vendor", "Waiting for vendor", {"sv": "Väntar på leverantör"}),
    ("on_hold", "On hold", {"sv": "Vilande"}),
    ("resolved", "Solved", {"sv": "Löst"}),
    ("closed", "Closed", {"sv": "Avslutad"}),
]
# rows: impact high, medium, low; columns: urgency high, medium, low
MATRIX = [[1, 2, 3], [2, 3, 3], [3, 3, 4]]


def add_scales(apps, schema_editor):
    State = apps.get_model("tickets", "State")
    for position, (stage, name, translations) in enumerate(STATES):
        State.objects.create(
            stage=stage, name=name, translations=translations, position=position * 10, is_first=True
        )
    PriorityCell = apps.get_model("tickets", "PriorityCell")
    for impact, row in enumerate(MATRIX, start=1):
        for urgency, priority in enumerate(row, start=1):
            PriorityCell.objects.create(impact=impact, urgency=urgency, priority=priority)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [migrations.RunPython(add_scales, migrations.RunPython.noop, elidable=False)]
