"""忠州日报, county paper of 忠县 (Zhong, Chongqing).

Address: http://epaper.zzxw.net/ (recorded in 2020, not visited). System: Founder classic. Its last issue was noted as
old even then.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class ZhongxianSpider(EpaperSpider):
    """Facts of 忠州日报."""

    name = "zhongxian"
    title = "忠州日报"
    county = "忠县"
    division_code = "500233"
    homepage = "http://epaper.zzxw.net/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_30332.htm"),)
