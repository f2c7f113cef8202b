"""What tests of several folders share."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from places import ROOT

# The same examples each time, so that whoever runs the tests sees what we saw. `make slow` looks
# for new ones; what it finds stays in its test as an @example.
# How long an example takes is no matter of tests.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile("repeatable")

# Tests neither read nor fill the cache of whoever runs them.
os.environ["NEWSLAB_CACHE"] = ""


def pytest_configure(config):
    """Keep what tests work out in a folder of their own, for all processes that run them."""
    if not hasattr(config, "workerinput"):
        config.kept = tempfile.TemporaryDirectory(prefix="newslab-tests-")
        os.environ["NEWSLAB_CACHE"] = str(Path(config.kept.name, "cache"))


def pytest_unconfigure(config):
    if hasattr(config, "kept"):
        config.kept.cleanup()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The study as `make publish` makes it, built once for all tests that look at it."""
    from newslab.publish import build_site
    from newslab.study import open_study

    # In a copy, so that a test never writes into the project it runs in.
    study = tmp_path_factory.mktemp("study")
    (study / "data").symlink_to(ROOT / "data")
    (study / "notebooks").symlink_to(ROOT / "notebooks")
    (study / "study.toml").symlink_to(ROOT / "study.toml")
    build_site(study / "notebooks", study / "public", study=open_study(study))
    return study / "public"


@pytest.fixture(scope="session")
def browser():
    pytest.importorskip("playwright")
    from newslab.publish.pdf import find_browser

    path = find_browser()
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    # Chromium refuses its sandbox to the superuser, as whom containers often run.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if is_root else []
        )
        yield started
        started.close()


def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that no process waits for another at the end."""
    items.sort(key=lambda item: not ("test_study" in item.nodeid or "browser" in item.nodeid))


def pytest_terminal_summary(terminalreporter, config):
    """Say in the last lines what was not tested, and how to test it."""
    skipped = terminalreporter.stats.get("skipped", [])
    wanted = any("Chromium" in str(item.longrepr) for item in skipped)
    # Publishing is an extra: without it there are no pages. It takes seconds to import.
    if not wanted or find_spec("nbconvert") is None:
        return
    from newslab.publish.pdf import find_browser

    if find_browser() is None:
        terminalreporter.section("not tested: the pages in a browser", yellow=True)
        terminalreporter.line(
            "There is no Chromium on this machine. Install it (on Debian: apt install chromium), "
            "or name one in NEWSLAB_CHROMIUM, and run the tests again."
        )
