"""What every test may use."""

import hypothesis
import pytest

from firstline.core.kept import forget_everything_kept

pytest_plugins = ["tests.cast", "tests.chromium", "tests.mailserver.fixtures"]


# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile(
    "firstline", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("firstline")


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="also run what takes minutes")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--slow"):
        return
    slow = pytest.mark.skip(reason="takes minutes; run with --slow")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(slow)


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Rows kept in memory don't outlive the test that made them."""
    forget_everything_kept()
    yield
    forget_everything_kept()


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """A hash that is meant to be slow has no place in tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_its_own(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path / "data"
    settings.DATA_FOLDER.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "firstline.core.files.storage.DurableFileStorage",
            "OPTIONS": {"location": str(tmp_path / "files"), "base_url": None},
        },
    }
    settings.OUTBOX = tmp_path / "outbox"
