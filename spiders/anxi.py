"""安溪报, county paper of 安溪县 (Anxi, Fujian).

Address: http://szb.anxinews.com/ (recorded 2022, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class AnxiSpider(EpaperSpider):
    """Facts of 安溪报."""

    name = "anxi"
    title = "安溪报"
    county = "安溪县"
    division_code = "350524"
    homepage = "http://szb.anxinews.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_501.htm"),)
