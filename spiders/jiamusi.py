"""佳木斯日报, prefecture daily of 佳木斯市 (Jiamusi, Heilongjiang).

Address: http://szb.jmsxww.com/ (recorded 2022, not visited). System: szbz.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class JiamusiSpider(EpaperSpider):
    """Facts of 佳木斯日报."""

    name = "jiamusi"
    title = "佳木斯日报"
    division_code = "230800"
    homepage = "http://szb.jmsxww.com/"
    platform = "szbz"
    addresses = (Era(front="html/szbz/%Y%m%d/szbzA1.Html"),)
