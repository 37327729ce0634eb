"""余姚日报, daily of 余姚市 (Yuyao, a county-level city of Zhejiang).

Address: http://eyyrb.yynews.com.cn/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class YuyaoSpider(EpaperSpider):
    """Facts of 余姚日报."""

    name = "yuyao"
    title = "余姚日报"
    county = "余姚市"
    division_code = "330281"
    homepage = "http://eyyrb.yynews.com.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
