"""``newslab new``: a study that runs, from articles of one's own."""

import argparse
import hashlib
import json
import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from newslab.commands.common import Commands, copy_notebooks, made_whole, report
from newslab.errors import InputError
from newslab.resources import resource_path

if TYPE_CHECKING:
    import pandas as pd

_LANGUAGES = {"en": ["en"], "ar": ["ar"], "both": ["en", "ar"]}
_POLES = {"starter": ["support", "criticism"], "shipped": ["normalization", "condemnation"]}
_MANIFEST = "articles.csv"
_N_EVENTS = 10


def add(commands: Commands) -> None:
    """Tell the options of the command."""
    parser = commands.add_parser(
        "new",
        help="write a study that runs, from articles of your own",
        description="Write a folder with all that a study needs: study.toml with every choice "
        "explained, a copy of the articles with checksums, a codebook to begin with, drafts of "
        "lists from the articles, notebooks, README and Makefile. It is written whole or not at "
        "all, and never over something.",
        epilog="Example: newslab new my-study --from export.csv --columns id=doc_id,title=headline",
    )
    parser.add_argument("folder", metavar="FOLDER", help="a folder that is not there yet")
    parser.add_argument("--from", dest="source", required=True, metavar="FILE_OR_FOLDER",
                        help="a table, JSON, Parquet, or a folder of .txt")  # fmt: skip
    parser.add_argument("--columns", type=_columns, default={}, metavar="THEIRS=OURS,…",
                        help="what the file calls doc_id, outlet, date, headline, text, credit, "
                        "event: title=headline,paper=outlet")  # fmt: skip
    parser.add_argument("--codebook", choices=tuple(_POLES), default="starter",
                        help="three worked rows to replace, or that on normalization that comes "
                        "with newslab (default: %(default)s)")  # fmt: skip
    parser.add_argument("--lang", choices=tuple(_LANGUAGES), default="both",
                        help="in which the study speaks (default: %(default)s)")  # fmt: skip
    parser.set_defaults(run=_new)


def _columns(text: str) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    if not pairs or not all(theirs.strip() and ours.strip() for theirs, _, ours in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} is not like title=headline,paper=outlet")
    return {theirs.strip(): ours.strip() for theirs, _, ours in pairs}


def _new(options: argparse.Namespace) -> int:
    from newslab.commands.drafts import write_drafts
    from newslab.study import open_study

    source = Path(options.source)
    if not source.exists():
        raise InputError(str(source), ["no such file or folder"], "Name your articles: --from …")
    with made_whole(Path(options.folder)) as made:
        raw = _copied(source, made / "data" / "raw")
        _write_sums(made / "data")  # of what was given, not of a manifest that is drafted now
        report(f"reading {source} …")
        articles = _read(raw, source, options.columns)
        _write_codebook(made / "data" / "codebook", options.codebook)
        report("looking for speakers, credits and spellings …")
        write_drafts(articles, made / "data" / "lists")
        copy_notebooks(made / "notebooks")
        name = Path(options.folder).resolve().name
        settings = _settings(options, articles, str(raw.relative_to(made).as_posix()), name)
        sizes = {"n_articles": len(articles), "n_outlets": articles["outlet"].nunique()}
        _fill("study.toml", made, settings)
        _fill("README.md", made, {"name": name, **sizes})
        _fill("Makefile", made, {})
        open_study(made)
    print(f"{options.folder}: {sizes['n_articles']:,} articles, {sizes['n_outlets']:,} outlets")
    report(f"Go on with: newslab check {options.folder}")
    return 0


def _copied(source: Path, raw: Path) -> Path:
    """Copy a file, or the texts of a folder and their manifest, byte for byte."""
    raw.mkdir(parents=True)
    if source.is_file():
        return Path(shutil.copyfile(source, raw / source.name))
    for path in sorted(source.iterdir()):
        is_text = path.suffix.lower() == ".txt" and not path.name.startswith(".")
        if path.is_file() and (is_text or path.name == _MANIFEST):
            shutil.copyfile(path, raw / path.name)
    return raw


def _read(raw: Path, source: Path, columns: Mapping[str, str]) -> "pd.DataFrame":
    """Read the copy; faults are told of what it is a copy of."""
    from newslab.corpus.read import read_corpus

    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            articles = read_corpus(raw, columns=columns)
    except InputError as error:
        advice = f"{error.hint}\nOther names of columns: --columns title=headline,paper=outlet"
        where = error.where.replace(str(raw), str(source))
        raise InputError(where, error.problems, advice.strip()) from error
    if told:
        report(f"a draft of data/raw/{_MANIFEST} was written: fill in outlet, date and event")
    return articles


def _write_sums(data: Path) -> None:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  raw/{path.name}\n"
        for path in sorted((data / "raw").iterdir())
    ]
    (data / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _write_codebook(folder: Path, kind: str) -> None:
    starter = resource_path("starter") / "codebook"
    shutil.copytree(starter if kind == "starter" else resource_path("codebook"), folder)
    shutil.copyfile(starter / "README.md", folder / "README.md")


def _settings(
    options: argparse.Namespace, articles: "pd.DataFrame", path: str, name: str
) -> dict[str, str]:
    """What the placeholders of study.toml stand for."""
    events = articles.loc[articles["event"] != "", "event"].value_counts()
    shown = ", ".join(map(_toml, events.index[:_N_EVENTS])) or "none is named yet"
    pairs = ", ".join(
        f"{_toml(theirs)} = {_toml(ours)}" for theirs, ours in options.columns.items()
    )
    languages = _LANGUAGES[options.lang]
    return {
        "articles": _toml(path),
        "columns": f"columns = {{{pairs}}}" if pairs else "# columns = {}",
        "events": f"In these articles, the commonest first: {shown}.",
        "event": f"event = {_toml(events.index[0])}" if len(events) else '# event = "…"',
        "poles": _toml(_POLES[options.codebook]),
        "languages": _toml(languages),
        "titles": "\n".join(f"{lang} = {_toml(name)}" for lang in languages),
    }


def _toml(value: str | list[str]) -> str:
    """A text, or texts, as TOML has them: as JSON does, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _fill(name: str, folder: Path, values: Mapping[str, object]) -> None:
    template = (resource_path("starter") / name).read_text(encoding="utf-8")
    text = Template(template).substitute(values)
    (folder / name).write_text(text, encoding="utf-8")
