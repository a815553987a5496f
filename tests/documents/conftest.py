"""A browser for the tests that look at the page as a reader does."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The system's Chromium. Without one the tests are skipped, or fail where SOTEKIT_REQUIRE_BROWSER is set."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Chromium here: install chromium to run the tests of the page"
        if os.environ.get("SOTEKIT_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages of the tests are written."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def example_root() -> Path:
    """The project's example region, as it is."""
    return Path(__file__).parents[2]
