import platform

import newslab


def test_versions_name_python_and_newslab():
    table = newslab.show_versions().set_index("package")["version"]
    assert table["Python"] == platform.python_version()
    assert table["newslab"] == newslab.__version__
