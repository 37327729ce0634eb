"""青州通讯, paper of 青州市 (Qingzhou, a county-level city of Shandong).

Address: http://epaper.qzxww.com/ (recorded in 2020, not visited). System: Founder classic.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class QingzhouSpider(EpaperSpider):
    """Facts of 青州通讯."""

    name = "qingzhou"
    title = "青州通讯"
    county = "青州市"
    division_code = "370781"
    homepage = "http://epaper.qzxww.com/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_43725.htm"),)
