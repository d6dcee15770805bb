"""Shows the specimen pages: `.venv/bin/python -m tests.front_end.specimen [PORT]`.

Then http://127.0.0.1:8650/kit?theme=dark&lang=sv, and the other pages it names.
"""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firstline.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 -- when Django is ready

from tests.front_end.specimen.server import PAGES, served  # noqa: E402 -- when Django is ready

settings.DEBUG = True  # a new build is seen at once
running = served(int(sys.argv[1]) if len(sys.argv) > 1 else 8650)
print(f"http://127.0.0.1:{running.server_port}/kit ({', '.join(PAGES)})")
running.serve_forever()
