"""永康日报, daily of 永康市 (Yongkang, a county-level city of Zhejiang).

Address: http://paper.lifeyk.com/ (recorded 2025, not visited). System: Founder classic. The same first node from 2015
to 2025.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class YongkangSpider(EpaperSpider):
    """Facts of 永康日报."""

    name = "yongkang"
    title = "永康日报"
    county = "永康市"
    division_code = "330784"
    homepage = "http://paper.lifeyk.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_2517.htm"),)
