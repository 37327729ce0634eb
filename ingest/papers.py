"""The papers at hand, each loaded from its file of facts: a faulty file costs no paper but its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from scrapy import Spider
from scrapy.settings import BaseSettings, Settings
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.spider import iter_spider_classes

from ingest.archive import Archive
from ingest.facts import WrongFactError, check_facts
from ingest.items import Problem, Severity
from spiders.epaper import EpaperSpider


class UnknownPaperError(LookupError):
    """No spider of that name exists. One sentence naming those that do."""


FAULTY = "faulty_paper"
"""The kind of the problem that a paper's file is faulty."""


class FaultyPaperError(ValueError):
    """A paper's file cannot be loaded, or states a fact in a wrong form. One sentence naming the ``file``."""

    def __init__(self, file: str, said: str) -> None:
        super().__init__(said)
        self.file = file

    @property
    def problem(self) -> Problem:
        """Give it as it is recorded in an archive."""
        return Problem(kind=FAULTY, message=str(self), subject=self.file, severity=Severity.ERROR)


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
            self._leave_out(name, f" cannot be loaded ({type(error).__name__}: {error}): correct it.")
            return
        if hasattr(module, "__path__"):
            for inner in iter_modules(module.__path__, f"{name}."):
                yield from self._sound(inner.name)
        elif paper := _other_file(module):
            self._leave_out(name, f": “{paper}” is the name of another file's paper: give this one its own.")
        else:
            yield name

    def _leave_out(self, name: str, why: str) -> None:
        file = _file(name)
        self.faults[name.rpartition(".")[2]] = FaultyPaperError(file, f"{file}{why}")


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


def _other_file(module: ModuleType) -> str:
    """Give the paper of a file's name where another file is named for it, as in a copy that was not given its own name."""
    package, _, own = module.__name__.rpartition(".")
    names = (str(paper.name) for paper in iter_spider_classes(module))
    return next((name for name in names if name != own and name.isidentifier() and find_spec(f"{package}.{name}")), "")


def file_of(paper: type[Spider]) -> str:
    """Give the file that states a paper's facts."""
    return _file(paper.__module__)


def is_gone(file: str) -> bool:
    """Say whether a file that stated a paper's facts is there no more."""
    try:
        return find_spec(file.removesuffix(".py").replace("/", ".")) is None
    except ModuleNotFoundError:  # nor is its folder
        return True


def _file(module: str) -> str:
    return f"{module.replace('.', '/')}.py"
