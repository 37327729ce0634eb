"""兰州新区报, paper of 兰州新区 (Lanzhou New Area, Gansu).

Address: https://szb.gansudaily.com.cn/lzxqb/ (recorded 2024, not visited). System: Founder's newer.
"""

from datetime import date

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class LanzhouxinquSpider(EpaperSpider):
    """Facts of 兰州新区报."""

    name = "lanzhouxinqu"
    title = "兰州新区报"
    homepage = "https://szb.gansudaily.com.cn/lzxqb/"
    platform = "founder_new"
    addresses = (
        Era(front="%Y%m/%d/col01.html", valid_until=date(2022, 8, 30)),
        Era(front="pc/layout/%Y%m/%d/col01.html", valid_from=date(2022, 8, 31)),
    )
