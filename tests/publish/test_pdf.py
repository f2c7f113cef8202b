import stat

import pytest

from newslab.publish.pdf import find_browser, print_pdf

PAGE = "<!DOCTYPE html><html lang='ar' dir='rtl'><title>موجز</title><p>نص الموجز</p></html>"


@pytest.mark.skipif(find_browser() is None, reason="no Chromium on this machine")
def test_a_page_is_printed_the_same_twice():
    printed = print_pdf(PAGE)
    assert printed is not None
    assert printed.startswith(b"%PDF-")
    assert b"(D:20000101000000" in printed
    assert print_pdf(PAGE) == printed


def test_without_a_browser_there_is_no_pdf(monkeypatch):
    monkeypatch.setenv("NEWSLAB_CHROMIUM", "")
    assert find_browser() is None
    assert print_pdf(PAGE) is None


def test_a_browser_that_fails_gives_no_pdf(tmp_path, monkeypatch):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(broken.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("NEWSLAB_CHROMIUM", str(broken))
    assert find_browser() == str(broken)
    assert print_pdf(PAGE) is None
