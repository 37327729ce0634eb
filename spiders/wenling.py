"""温岭日报, daily of 温岭市 (Wenling, a county-level city of Zhejiang).

Address: http://paper.wlxww.com/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class WenlingSpider(EpaperSpider):
    """Facts of 温岭日报."""

    name = "wenling"
    title = "温岭日报"
    county = "温岭市"
    division_code = "331081"
    homepage = "http://paper.wlxww.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_2278.htm"),)
