"""宜兴日报, daily of 宜兴市 (Yixing, a county-level city of Jiangsu).

Address: http://paper.cnyixing.cn/ (recorded in 2022, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class YixingSpider(EpaperSpider):
    """Facts of 宜兴日报."""

    name = "yixing"
    title = "宜兴日报"
    county = "宜兴市"
    division_code = "320282"
    homepage = "http://paper.cnyixing.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_83859.htm"),)
