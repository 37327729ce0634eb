"""东阳日报, daily of 东阳市 (Dongyang, a county-level city of Zhejiang).

Address: http://dyrb.zjol.com.cn/ (recorded in 2022 or 2023, not visited). System: Founder classic. On a host of
Zhejiang's press group.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class DongyangSpider(EpaperSpider):
    """Facts of 东阳日报."""

    name = "dongyang"
    title = "东阳日报"
    county = "东阳市"
    division_code = "330783"
    homepage = "http://dyrb.zjol.com.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_2.htm"),)
