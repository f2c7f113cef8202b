"""How large newslab is: code, imports, docstrings, comments and blanks apart, by room.

    python benchmarks/size.py                 # this checkout
    python benchmarks/size.py OTHER           # beside the `src/newslab` of another checkout

Lines are told apart by Python's own tokenizer and parser: a line of a docstring is none of code,
and a line with code and a comment is one of code.
"""

import argparse
import ast
import io
import tokenize
from collections import Counter
from pathlib import Path

import pandas as pd

PACKAGE = Path("src") / "newslab"
KINDS = ("code", "imports", "docstrings", "comments", "blanks")


def lines_of(source: str) -> Counter[str]:
    """Count the lines of a module by kind."""
    tree = ast.parse(source)
    kind_of = dict.fromkeys(range(1, len(source.splitlines()) + 1), "blanks")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        for number in range(token.start[0], token.end[0] + 1):
            if token.type == tokenize.COMMENT:
                kind_of[number] = "comments" if kind_of[number] == "blanks" else kind_of[number]
            elif token.type not in _NO_CODE:
                kind_of[number] = "code"
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            kind_of |= dict.fromkeys(range(node.lineno, (node.end_lineno or 0) + 1), "imports")
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            first = node.body[0]
            kind_of |= dict.fromkeys(range(first.lineno, (first.end_lineno or 0) + 1), "docstrings")
    return Counter(kind_of.values())


_NO_CODE = (
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def sizes(root: Path) -> pd.DataFrame:
    """Lines of each room of a checkout by kind, modules of the top level by themselves."""
    package = root / PACKAGE
    counts: dict[str, Counter[str]] = {}
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0]
        found = lines_of(path.read_text(encoding="utf-8"))
        counts[room] = counts.get(room, Counter()) + found + Counter(modules=1)
    table = pd.DataFrame(counts).T.reindex(columns=["modules", *KINDS]).fillna(0).astype(int)
    table["all"] = table[list(KINDS)].sum(axis=1)
    return pd.concat([table, table.sum().rename("TOTAL").to_frame().T])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", nargs="?", type=Path, help="another checkout, shown as `before`")
    other = parser.parse_args().other
    table = sizes(Path(__file__).resolve().parents[1])
    if other:
        before = sizes(other)[["code", "all"]].add_suffix(" before")
        table = table.join(before, how="outer").fillna(0).astype(int)
        table = table.loc[[*(name for name in table.index if name != "TOTAL"), "TOTAL"]]
    print(table.to_string())


if __name__ == "__main__":
    main()
