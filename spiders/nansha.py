"""南沙新区报, paper of 南沙区 (Nansha, Guangzhou, Guangdong).

Address: https://www.cnepaper.com/nsxqb/ (recorded 2024, not visited). System: Founder classic. On a host shared by
many papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class NanshaSpider(EpaperSpider):
    """Facts of 南沙新区报."""

    name = "nansha"
    title = "南沙新区报"
    county = "南沙区"
    division_code = "440115"
    homepage = "https://www.cnepaper.com/nsxqb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
