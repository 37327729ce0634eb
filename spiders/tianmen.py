"""天门日报, daily of 天门市 (Tianmen, a county-level city of Hubei).

Address: https://tmrb.tmwcn.com/tmrb/ (recorded 2024, not visited). System: joyhua. No PDF.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class TianmenSpider(EpaperSpider):
    """Facts of 天门日报."""

    name = "tianmen"
    title = "天门日报"
    county = "天门市"
    division_code = "429006"
    homepage = "https://tmrb.tmwcn.com/tmrb/"
    platform = "joyhua"
    addresses = (Era(front="/tmrb/%Y%m%d/html/index.htm"),)
