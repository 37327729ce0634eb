"""浦东时报, paper of 浦东新区 (Pudong New Area, Shanghai).

Address: http://www.pdtimes.com.cn/ (recorded 2024, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class PudongSpider(EpaperSpider):
    """Facts of 浦东时报."""

    name = "pudong"
    title = "浦东时报"
    county = "浦东新区"
    division_code = "310115"
    homepage = "http://www.pdtimes.com.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
