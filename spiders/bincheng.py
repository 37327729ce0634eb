"""滨城时报, paper of 滨海新区 (Binhai New Area, Tianjin).

Address: http://bhsb.tjbh.com/ (recorded in 2022 or 2023, not visited). System: Founder classic. Earlier:
html/YYYY-MM/DD/node_1.htm at the same host, under the title 滨海时报 (recorded in 2019). Later:
http://www.tjbh.com/szb/pages/YYYYMMDD/db.js (recorded in 2024), a front no reader knows; so this reads the years
before it.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class BinchengSpider(EpaperSpider):
    """Facts of 滨城时报."""

    name = "bincheng"
    title = "滨城时报"
    county = "滨海新区"
    division_code = "120116"
    homepage = "http://bhsb.tjbh.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_12126.htm"),)
