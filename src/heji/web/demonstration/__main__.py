"""Fills the installation of HEJI_DATA, in a process with settings of its own."""

from __future__ import annotations

import os
import sys

EXIT_INTERRUPTED = 130


def main() -> int:
    """Makes the tables and fills them; with the argument `city`, with the large one."""
    import django

    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "heji.web.demonstration.settings"
    django.setup()
    from django.core.management import call_command

    from heji.web.demonstration.large.making import make
    from heji.web.demonstration.loading import fill
    from heji.web.library.shipping import import_shipped

    call_command("migrate", interactive=False, verbosity=0)
    import_shipped()
    if sys.argv[1:] == ["city"]:
        make()
    else:
        fill()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
