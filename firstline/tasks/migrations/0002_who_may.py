"""Who may work on tasks: whoever changes requests. Leads and administrators edit checklists."""

from django.db import migrations


def give(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.all():
        gained = [new for new, had in (("tasks.work", "tickets.change"), ("checklists.manage", "teams.manage")) if had in role.may]
        if gained:
            role.may = [*role.may, *gained]
            role.save(update_fields=["may"])


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop, elidable=False)]
