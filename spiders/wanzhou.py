"""万州时报, paper of 万州区 (Wanzhou, Chongqing).

Address: http://dpaper.sxcm.net/wzsb/html/ (recorded in 2020, not visited). System: Founder's newer. Its dated folders
stand in no layout folder.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class WanzhouSpider(EpaperSpider):
    """Facts of 万州时报."""

    name = "wanzhou"
    title = "万州时报"
    county = "万州区"
    division_code = "500101"
    homepage = "http://dpaper.sxcm.net/wzsb/html/"
    platform = "founder_new"
    addresses = (Era(front="%Y%m/%d/node_01.html"),)
