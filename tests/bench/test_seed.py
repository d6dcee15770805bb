"""The desk that is measured can be made: it writes rows past the models, and must keep up with them."""

import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.skipif(settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3", reason="makes its own")
def test_a_small_desk_is_seeded(tmp_path):
    seed = [sys.executable, "-m", "bench.seeding", "--tickets", "30", "--data", str(tmp_path / "desk")]
    ended = subprocess.run(seed, capture_output=True, text=True, cwd=settings.REPOSITORY, check=False)
    assert "30 tickets in" in ended.stdout, ended.stderr[-2000:]
