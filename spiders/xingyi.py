"""今日兴义, paper of 兴义市 (Xingyi, a county-level city of Guizhou).

Address: http://115.236.76.50/xyb/ (recorded in 2020, not visited). System: Founder classic. On a bare address shared
by many papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class XingyiSpider(EpaperSpider):
    """Facts of 今日兴义."""

    name = "xingyi"
    title = "今日兴义"
    county = "兴义市"
    division_code = "522301"
    homepage = "http://115.236.76.50/xyb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_56600.htm"),)
