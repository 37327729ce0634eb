"""北仑新区时报, paper of 北仑区 (Beilun, Ningbo, Zhejiang).

Address: http://epaper.blnews.com.cn/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class BeilunSpider(EpaperSpider):
    """Facts of 北仑新区时报."""

    name = "beilun"
    title = "北仑新区时报"
    county = "北仑区"
    division_code = "330206"
    homepage = "http://epaper.blnews.com.cn/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_7101.htm"),)
