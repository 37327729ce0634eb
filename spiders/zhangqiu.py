"""今日章丘, paper of 章丘区, until 2016 章丘市 (Zhangqiu, Jinan, Shandong).

Address: http://115.236.76.50/jrzq/ (recorded in 2020, not visited). System: Founder classic. On a bare address shared
by many papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ZhangqiuSpider(EpaperSpider):
    """Facts of 今日章丘."""

    name = "zhangqiu"
    title = "今日章丘"
    county = "章丘区"
    division_code = "370114"
    homepage = "http://115.236.76.50/jrzq/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_57343.htm"),)
