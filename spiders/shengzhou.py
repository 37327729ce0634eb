"""今日嵊州, paper of 嵊州市 (Shengzhou, a county-level city of Zhejiang).

Address: http://epaper.sznews.zj.cn/ (recorded 2022, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ShengzhouSpider(EpaperSpider):
    """Facts of 今日嵊州."""

    name = "shengzhou"
    title = "今日嵊州"
    county = "嵊州市"
    division_code = "330683"
    homepage = "http://epaper.sznews.zj.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_9892.htm"),)
