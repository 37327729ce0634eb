"""广信报, paper of 广信区, until 2019 上饶县 (Guangxin, Jiangxi).

Address: http://www.cnepaper.com/srxb/ (recorded 2020, not visited). System: Founder classic. On a host shared by many
papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class GuangxinSpider(EpaperSpider):
    """Facts of 广信报."""

    name = "guangxin"
    title = "广信报"
    county = "广信区"
    division_code = "361104"
    homepage = "http://www.cnepaper.com/srxb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_74348.htm"),)
