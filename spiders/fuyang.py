"""富阳日报, daily of 富阳区 (Fuyang, Hangzhou, Zhejiang).

Address: http://fydaily.fynews.com.cn/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class FuyangSpider(EpaperSpider):
    """Facts of 富阳日报."""

    name = "fuyang"
    title = "富阳日报"
    county = "富阳区"
    division_code = "330111"
    homepage = "http://fydaily.fynews.com.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
