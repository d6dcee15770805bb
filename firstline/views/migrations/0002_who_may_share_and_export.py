"""Leads and administrators share views and export, as roles stand that Firstline brings; administrators may change it."""

from django.db import migrations

NEW = ["views.share", "tickets.export"]
GETTING = ["lead", "administrator"]


def give(apps, schema_editor):
    for role in apps.get_model("people", "Role").objects.filter(code__in=GETTING, is_builtin=True):
        role.may = [*role.may, *(one for one in NEW if one not in role.may)]
        role.save(update_fields=["may"])


class Migration(migrations.Migration):
    dependencies = [("views", "0001_saved_views"), ("people", "0002_roles")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop, elidable=False)]
