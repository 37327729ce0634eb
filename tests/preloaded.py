"""All that commands import, for a server that forks them; what would install a reactor is left to them."""

import pkgutil
from importlib import import_module

from scrapy.settings import default_settings

import spiders
from ingest import commands

PARTS = (
    default_settings.EXTENSIONS_BASE, default_settings.SPIDER_MIDDLEWARES_BASE, default_settings.DOWNLOADER_MIDDLEWARES_BASE,
)  # fmt: skip
NAMES = [
    *(name.rpartition(".")[0] for parts in PARTS for name in parts),
    *(f"spiders.{paper.name}" for paper in pkgutil.iter_modules(spiders.__path__)),
    *"scrapy.core.downloader.handlers.http11 scrapy.core.scheduler scrapy.core.downloader scrapy.core.scraper".split(),
    *"scrapy.statscollectors scrapy.pqueues scrapy.squeues scrapy.dupefilters scrapy.logformatter scrapy.resolver".split(),
    *(f"ingest.commands.{command.name}" for command in pkgutil.iter_modules(commands.__path__)),
    *"ingest.cli ingest.pipelines ingest.revisiting ingest.middlewares".split(),
    *"email.headerregistry encodings.idna queuelib pytest time_machine".split(),
]
for name in NAMES:
    import_module(name)
