"""Leads and administrators may manage assets, as far as these roles are still there."""

from django.db import migrations

MANAGE = "assets.manage"


def allow(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.filter(code__in=["lead", "administrator"]):
        if MANAGE not in role.may:
            role.may = [*role.may, MANAGE]
            role.save(update_fields=["may"])


class Migration(migrations.Migration):
    dependencies = [("people", "0002_roles")]
    operations = [migrations.RunPython(allow, migrations.RunPython.noop, elidable=False)]
