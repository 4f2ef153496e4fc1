# The database refuses to change or delete entries; see guard.py.

from django.db import migrations

from heji.web.audit_log.guard import install, take_away


class Migration(migrations.Migration):
    dependencies = [("audit_log", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: install(editor.connection),
            lambda apps, editor: take_away(editor.connection),
        )
    ]
