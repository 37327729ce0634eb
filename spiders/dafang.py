"""大方报, county paper of 大方县 (Dafang, Guizhou).

Address: http://115.236.76.50/dfb/ (recorded in 2020, not visited). System: Founder classic. On a bare address shared
by many papers.
"""

from ingest.probing import Era
from spiders.epaper import EpaperSpider


class DafangSpider(EpaperSpider):
    """Facts of 大方报."""

    name = "dafang"
    title = "大方报"
    county = "大方县"
    division_code = "520521"
    homepage = "http://115.236.76.50/dfb/"
    platform = "founder"
    addresses = (Era(front="html/%Y-%m/%d/node_114196.htm"),)
