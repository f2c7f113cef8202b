from importlib.util import find_spec

HAS_TOOLS = all(find_spec(name) for name in ("nbconvert", "playwright", "axe_playwright_python"))
collect_ignore_glob = [] if HAS_TOOLS else ["test_*.py"]
