"""What was a product is hardware until somebody says that it is software."""

from django.db import migrations


def name_kinds(apps, schema_editor):
    apps.get_model("catalogue", "Product").objects.filter(kind="product").update(kind="hardware")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_assets")]
    operations = [migrations.RunPython(name_kinds, migrations.RunPython.noop, elidable=False)]
