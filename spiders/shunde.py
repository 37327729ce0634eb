"""珠江商报, paper of 顺德区 (Shunde, Foshan, Guangdong).

Address: http://epaper.sc168.com/ (recorded in 2022 or 2023, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ShundeSpider(EpaperSpider):
    """Facts of 珠江商报."""

    name = "shunde"
    title = "珠江商报"
    county = "顺德区"
    division_code = "440606"
    homepage = "http://epaper.sc168.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
