"""萧山日报, daily of 萧山区 (Xiaoshan, Hangzhou, Zhejiang).

Address: https://xsrb.xsdaily.com/epaper/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class XiaoshanSpider(EpaperSpider):
    """Facts of 萧山日报."""

    name = "xiaoshan"
    title = "萧山日报"
    county = "萧山区"
    division_code = "330109"
    homepage = "https://xsrb.xsdaily.com/epaper/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_79494.htm"),)
