"""沙坪坝报, paper of 沙坪坝区 (Shapingba, Chongqing).

Address: http://www.cnepaper.com/spbb/ (recorded in 2020, not visited). System: Founder classic. On a host shared by
many papers. Its issues were noted to come up late.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ShapingbaSpider(EpaperSpider):
    """Facts of 沙坪坝报."""

    name = "shapingba"
    title = "沙坪坝报"
    county = "沙坪坝区"
    division_code = "500106"
    homepage = "http://www.cnepaper.com/spbb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_100641.htm"),)
