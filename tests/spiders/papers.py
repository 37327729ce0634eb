"""Two papers on one host, and hours that become quiet in the middle of a crawl: what the tests of manners load."""

from datetime import time
from typing import ClassVar

from scrapy.crawler import Crawler

from ingest.manners import QuietHours
from ingest.middlewares import KeepQuiet, stopper
from spiders.epaper import EpaperSpider

DELAY = 0.25


class MorningSpider(EpaperSpider):
    name = "morning"
    custom_settings: ClassVar = {"DOWNLOAD_DELAY": DELAY, "AUTOTHROTTLE_ENABLED": False}


class EveningSpider(EpaperSpider):
    name = "evening"
    custom_settings: ClassVar = {"DOWNLOAD_DELAY": DELAY, "AUTOTHROTTLE_ENABLED": False}


def stand_at(host: str) -> None:
    """Give the papers their addresses on a host, such as ``http://127.0.0.1:8000/``."""
    for paper in (MorningSpider, EveningSpider):
        paper.homepage = f"{host}{paper.name}/"


class HoursAfterThree(QuietHours):
    """Quiet hours that begin after three requests."""

    asked = 0

    def hold(self, _: time) -> bool:
        type(self).asked += 1
        return self.asked > 3


class QuietAfterThree(KeepQuiet):
    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "QuietAfterThree":
        return cls([HoursAfterThree(time.min, time.max)], stopper(crawler))


class FailingPipeline:
    def process_item(self, _: object) -> object:
        raise RuntimeError("It fails.")
