"""东昌时讯, paper of 东昌府区 (Dongchangfu, Liaocheng, Shandong).

Address: http://dcsx.cnepaper.com/ (recorded in 2022 or 2023, not visited). System: Founder classic. On a host shared
by many papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class DongchangSpider(EpaperSpider):
    """Facts of 东昌时讯."""

    name = "dongchang"
    title = "东昌时讯"
    county = "东昌府区"
    division_code = "371502"
    homepage = "http://dcsx.cnepaper.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_32081.htm"),)
