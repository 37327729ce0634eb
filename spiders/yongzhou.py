"""永州日报, prefecture daily of 永州市 (Yongzhou, Hunan).

Address: http://paper.0746news.com/ (recorded 2022, not visited). System: Qpaper.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class YongzhouSpider(EpaperSpider):
    """Facts of 永州日报."""

    name = "yongzhou"
    title = "永州日报"
    division_code = "431100"
    homepage = "http://paper.0746news.com/"
    platform = "qpaper"
    addresses = (Era(front="Html/%Y-%m-%d/Qpaper.html"),)
