"""淄川工作报, paper of 淄川区 (Zichuan, Zibo, Shandong).

Address: http://www.cnepaper.com/zcgz/ (recorded in 2020, not visited). System: Founder classic. On a host shared by
many papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ZichuanSpider(EpaperSpider):
    """Facts of 淄川工作报."""

    name = "zichuan"
    title = "淄川工作报"
    county = "淄川区"
    division_code = "370302"
    homepage = "http://www.cnepaper.com/zcgz/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_103186.htm"),)
