"""Who is told when a user was not satisfied: leads and administrators."""

from django.db import migrations


def give(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.all():
        if "teams.manage" in role.may:
            role.may = [*role.may, "satisfaction.hear"]
            role.save(update_fields=["may"])


class Migration(migrations.Migration):
    dependencies = [("satisfaction", "0001_initial"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop, elidable=False)]
