import pytest

from newslab.errors import InputError
from newslab.language import page_language


@pytest.fixture(autouse=True)
def _nobody_asks(monkeypatch):
    monkeypatch.delenv("NEWSLAB_LANG", raising=False)


def test_the_environment_decides_and_the_default_stands_in(monkeypatch):
    assert page_language() == "en"
    assert page_language(default="ar") == "ar"
    monkeypatch.setenv("NEWSLAB_LANG", "ar")
    assert page_language() == "ar"
    assert page_language(default="en") == "ar"
    monkeypatch.setenv("NEWSLAB_LANG", " ")
    assert page_language() == "en"


def test_other_languages_are_refused(monkeypatch):
    with pytest.raises(InputError, match="default: 'fr'"):
        page_language(default="fr")
    monkeypatch.setenv("NEWSLAB_LANG", "AR")
    with pytest.raises(InputError, match="NEWSLAB_LANG: 'AR' is no language of a page"):
        page_language()
