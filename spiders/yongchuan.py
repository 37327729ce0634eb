"""永川日报, daily of 永川区 (Yongchuan, Chongqing).

Address: http://cnepaper.com/ycrb/ (recorded in 2018, not visited). System: Founder classic. On a host shared by many
papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class YongchuanSpider(EpaperSpider):
    """Facts of 永川日报."""

    name = "yongchuan"
    title = "永川日报"
    county = "永川区"
    division_code = "500118"
    homepage = "http://cnepaper.com/ycrb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
