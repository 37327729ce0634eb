"""南川日报, daily of 南川区 (Nanchuan, Chongqing).

Address: http://ncrb.cqncnews.com/ (recorded in 2020, not visited). System: Founder classic. Its last issue was noted
as old even then.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class NanchuanSpider(EpaperSpider):
    """Facts of 南川日报."""

    name = "nanchuan"
    title = "南川日报"
    county = "南川区"
    division_code = "500119"
    homepage = "http://ncrb.cqncnews.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_1.htm"),)
