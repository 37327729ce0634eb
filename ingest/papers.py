"""The papers at hand, each loaded from its file of facts: a faulty file costs no paper but its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from scrapy import Spider
from scrapy.settings import BaseSettings, Settings
from scrapy.spiderloader import SpiderLoader

from ingest.archive import Archive
from ingest.facts import WrongFactError, check_facts
from ingest.items import Problem, Severity
from spiders.epaper import EpaperSpider


class UnknownPaperError(LookupError):
    """No spider of that name exists. One sentence naming those that do."""


class FaultyPaperError(ValueError):
    """A paper's file cannot be loaded, or states a fact in a wrong form. One sentence naming the ``file``."""

    def __init__(self, file: str, said: str) -> None:
        super().__init__(said)
        self.file = file

    @property
    def problem(self) -> Problem:
        """Give it as it is recorded in an archive."""
        return Problem(kind="faulty_paper", message=str(self), subject=self.file, severity=Severity.ERROR)


class PaperLoader(SpiderLoader):
    """Scrapy's loader, but a file that cannot be loaded is left out, and said when the paper it is named for is loaded."""

    def __init__(self, settings: BaseSettings) -> None:
        self.faults: dict[str, FaultyPaperError] = {}  # by the names of the files
        sound = [module for name in settings.getlist("SPIDER_MODULES") for module in self._sound(name)]
        super().__init__(BaseSettings({"SPIDER_MODULES": sound}))

    def load(self, spider_name: str) -> type[Spider]:
        """Give the spider of that name, its facts checked.

        Raises:
            KeyError: there is none.
            FaultyPaperError: its file cannot be loaded, or one of its facts is of a wrong form.
        """
        try:
            found = super().load(spider_name)
        except KeyError:
            if fault := self.faults.get(spider_name):
                raise fault from None
            raise
        if issubclass(found, EpaperSpider):
            try:
                check_facts(found)
            except WrongFactError as error:
                file = file_of(found)
                raise FaultyPaperError(file, f"{file}: {error}") from error
        return found

    def _sound(self, name: str) -> Iterator[str]:
        """Give the modules that can be imported of a package, or the one module."""
        try:
            module = import_module(name)
        except Exception as error:  # a file written by hand may raise anything
            file = _file(name)
            said = f"{file} cannot be loaded ({type(error).__name__}: {error}): correct it."
            self.faults[name.rpartition(".")[2]] = FaultyPaperError(file, said)
            return
        if not hasattr(module, "__path__"):
            yield name
            return
        for inner in iter_modules(module.__path__, f"{name}."):
            yield from self._sound(inner.name)


@dataclass(frozen=True, slots=True)
class Papers:
    """The spiders of papers, and the faults of the files of others, by their ids."""

    spiders: tuple[type[EpaperSpider], ...]
    faults: Mapping[str, FaultyPaperError]


def load_papers(names: Iterable[str]) -> Papers:
    """Load papers by their ids.

    Raises:
        UnknownPaperError: there is no spider of one.
    """
    return _loaded(_loader(), names)


def load_paper(paper: str) -> type[EpaperSpider]:
    """Load one paper by its id.

    Raises:
        UnknownPaperError: there is no spider of it.
        FaultyPaperError: its file has a fault.
    """
    return _load(_loader(), paper)


def load_held(archive: Path) -> Papers:
    """Load the papers that an archive holds and whose address is known; others can only be imported.

    Raises:
        ArchiveError: it is missing or cannot be read.
    """
    loader = _loader()
    with Archive(archive) as held:
        here = _loaded(loader, sorted(set(held.papers()) & {*loader.list(), *loader.faults}))
    return Papers(tuple(paper for paper in here.spiders if paper.homepage), here.faults)


def _loaded(loader: PaperLoader, names: Iterable[str]) -> Papers:
    spiders, faults = [], {}
    for name in names:
        try:
            spiders.append(_load(loader, name))
        except FaultyPaperError as error:
            faults[name] = error
    return Papers(tuple(spiders), faults)


def _load(loader: PaperLoader, paper: str) -> type[EpaperSpider]:
    try:
        found = loader.load(paper)
    except KeyError:
        known = ", ".join(sorted(loader.list()))
        raise UnknownPaperError(f"There is no paper “{paper}” to crawl; there are: {known}.") from None
    if not issubclass(found, EpaperSpider):
        raise UnknownPaperError(f"The spider “{paper}” is not a paper's.")
    return found


def _loader() -> PaperLoader:
    settings = Settings()
    settings.setmodule("ingest.settings")
    return PaperLoader(settings)


def file_of(paper: type[Spider]) -> str:
    """Give the file that states a paper's facts."""
    return _file(paper.__module__)


def _file(module: str) -> str:
    return f"{module.replace('.', '/')}.py"
