from importlib.util import find_spec

# Publishing is an extra: without it there is nothing to test here.
collect_ignore_glob = ["test_*.py"] if find_spec("nbconvert") is None else []
