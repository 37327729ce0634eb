"""格尔木日报, daily of 格尔木市 (Golmud, a county-level city of Qinghai).

Address: https://www.geermurb.com/ (recorded 2024, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class GeermuSpider(EpaperSpider):
    """Facts of 格尔木日报."""

    name = "geermu"
    title = "格尔木日报"
    county = "格尔木市"
    division_code = "632801"
    homepage = "https://www.geermurb.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_6.htm"),)
