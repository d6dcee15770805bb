"""What every test may use."""

import pytest

from firstline.core.kept import forget_everything_kept

pytest_plugins = ["tests.cast"]


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Rows kept in memory don't outlive the test that made them."""
    forget_everything_kept()
    yield
    forget_everything_kept()


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_its_own(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "firstline.core.files.storage.DurableFileStorage",
            "OPTIONS": {"location": str(tmp_path / "files"), "base_url": None},
        },
    }
