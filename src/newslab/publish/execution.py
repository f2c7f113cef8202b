"""Run the notebooks of a site, several at the same time, and read them as pages."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from newslab.catalog import Language
from newslab.errors import InputError
from newslab.publish.cache import NotebookCache
from newslab.publish.dressing import tag
from newslab.publish.page import Page, read_page
from newslab.publish.run import run_notebook
from newslab.publish.warm import WarmKernels

__all__ = ["RunPage", "failures_of", "run_pages"]

# Of a traceback: its beginning says where, its end says what.
_MAX_LINES = 14


@dataclass(frozen=True)
class RunPage:
    """A notebook as a page in one language. `problems` say why it failed; empty if it did not."""

    notebook: Path
    lang: Language
    page: Page
    problems: list[str]


def run_pages(
    notebooks: Sequence[Path],
    languages: Sequence[Language],
    *,
    cache: NotebookCache,
    jobs: int | None,
    report: Callable[[str], None],
) -> list[RunPage]:
    """Run every notebook once for each language, and read the results as pages.

    Each run is a kernel of its own (`WarmKernels`); those that the cache knows are not run. One
    that fails stops no other.

    Parameters
    ----------
    notebooks : sequence of pathlib.Path
    languages : sequence of {"en", "ar"}
    cache : NotebookCache
    jobs : int, optional
        How many run at the same time; by default as many as this process may use processors.
    report : callable
        Called with a line of text as work goes on.

    Returns
    -------
    list of RunPage
        In the order of `notebooks`, each in the order of `languages`. The page of a failed one
        holds what went wrong.
    """
    tasks = [(notebook, lang) for notebook in notebooks for lang in languages]
    reporter = _Reporter(report, len(tasks))
    with WarmKernels() as kernels, ThreadPoolExecutor(jobs or _n_processors()) as pool:
        futures: dict[Future[RunPage], int] = {}
        try:
            for number, (notebook, lang) in enumerate(tasks):
                futures[pool.submit(_run_one, notebook, lang, cache, kernels, reporter)] = number
            for future in as_completed(futures):
                future.result()
        except BaseException:
            kernels.end()  # nobody waits for what still runs
            pool.shutdown(cancel_futures=True)
            raise
    return [future.result() for future in futures]


def failures_of(pages: Sequence[RunPage]) -> list[str]:
    """One message a failure; what failed in the same way in both languages is told once."""
    languages: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        for problem in page.problems:
            languages.setdefault((page.notebook.name, problem), []).append(page.lang)
    return [
        f"{name} ({', '.join(langs)}): {problem}" for (name, problem), langs in languages.items()
    ]


class _Reporter:
    """Lines of progress, from any thread, each whole."""

    def __init__(self, report: Callable[[str], None], n_tasks: int) -> None:
        self._report = report
        self._n_tasks = n_tasks
        self._n_done = 0
        self._lock = threading.Lock()

    def say(self, line: str) -> None:
        with self._lock:
            self._report(line)

    def done(self, what: str, outcome: str) -> None:
        with self._lock:
            self._n_done += 1
            self._report(f"[{self._n_done}/{self._n_tasks}] {what}: {outcome}")


def _run_one(
    notebook: Path,
    lang: Language,
    cache: NotebookCache,
    kernels: WarmKernels,
    reporter: _Reporter,
) -> RunPage:
    what = f"{notebook.name} ({lang})"
    began = time.monotonic()
    try:
        executed = cache.find(notebook, lang)
        found = executed is not None
        if executed is None:
            reporter.say(f"running {what} …")
            executed = run_notebook(notebook, lang=lang, kernels=kernels)
            cache.store(notebook, lang, executed)
        page = _read(executed, notebook, lang)
    except InputError as error:
        problems = [_shortened(problem) for problem in error.problems]
        where = problems[0].partition("\n")[0]
        reporter.done(what, f"FAILED after {time.monotonic() - began:.1f} s: {where}")
        return RunPage(notebook, lang, _failed_page(notebook, lang, problems), problems)
    seconds = f"{time.monotonic() - began:.1f} s"
    reporter.done(what, "unchanged, not run again" if found else seconds)
    for warning in page.warnings:
        reporter.say(f"{what}, {warning}")
    return RunPage(notebook, lang, page, [])


def _read(executed: NotebookNode, notebook: Path, lang: Language) -> Page:
    return read_page(executed, name=notebook.stem, lang=lang)


def _failed_page(notebook: Path, lang: Language, problems: list[str]) -> Page:
    texts = [tag("pre", text, class_="output", dir="auto", tabindex="0") for text in problems]
    return Page(notebook.stem, lang, tag("div", *texts))


def _shortened(problem: str) -> str:
    lines = problem.splitlines()
    if len(lines) <= _MAX_LINES:
        return problem
    half = _MAX_LINES // 2
    return "\n".join([*lines[:half], f"… {len(lines) - 2 * half} lines …", *lines[-half:]])


def _n_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
