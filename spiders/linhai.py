"""临海日报, daily of 临海市 (Linhai, a county-level city of Zhejiang).

Address: http://epaper.lhnews.com.cn/ (recorded in 2022, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class LinhaiSpider(EpaperSpider):
    """Facts of 临海日报."""

    name = "linhai"
    title = "临海日报"
    county = "临海市"
    division_code = "331082"
    homepage = "http://epaper.lhnews.com.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
