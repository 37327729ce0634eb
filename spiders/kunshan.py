"""昆山日报, daily of 昆山市 (Kunshan, a county-level city of Jiangsu).

Address: http://epaper.jrkunshan.cn/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class KunshanSpider(EpaperSpider):
    """Facts of 昆山日报."""

    name = "kunshan"
    title = "昆山日报"
    county = "昆山市"
    division_code = "320583"
    homepage = "http://epaper.jrkunshan.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_477.htm"),)
