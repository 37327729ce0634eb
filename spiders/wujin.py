"""武进日报, daily of 武进区 (Wujin, Changzhou, Jiangsu).

Address: https://epaper.cz001.com.cn/site1/wjrb/ (recorded in 2022 or 2023, not visited). System: Founder classic. On
the host of Changzhou's dailies.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class WujinSpider(EpaperSpider):
    """Facts of 武进日报."""

    name = "wujin"
    title = "武进日报"
    county = "武进区"
    division_code = "320412"
    homepage = "https://epaper.cz001.com.cn/site1/wjrb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_301.htm"),)
