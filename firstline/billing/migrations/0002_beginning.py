"""The kinds of work a desk begins with, and who may log time: whoever writes notes; leads correct that of others."""

from django.db import migrations

KINDS = [
    ("Remote help", "Fjärrhjälp", True),
    ("On site", "På plats", True),
    ("Travel", "Resa", True),
    ("Research", "Utredning", True),
    ("Internal", "Internt", False),
]


def begin(apps, schema_editor):
    WorkKind = apps.get_model("billing", "WorkKind")
    for position, (name, swedish, is_billable) in enumerate(KINDS):
        WorkKind.objects.create(
            name=name, translations={"sv": swedish}, is_billable=is_billable, position=position
        )
    for role in apps.get_model("people", "Role").objects.all():
        gained = [new for new, had in (("time.log", "tickets.note"), ("time.change_others", "teams.manage")) if had in role.may]
        if gained:
            role.may = [*role.may, *gained]
            role.save(update_fields=["may"])


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial"), ("people", "0002_roles")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=False)]
