"""云岫报 (Yunxiu Bao), the fictional paper that xianbao ships as its sample.

Address: the sample's own site on this machine, started by ``make archive`` or ``python -m tests.site``.
System: Founder classic. Weekly, Fridays, four pages. Everything in it was invented for this project.
"""

from spiders.epaper import EpaperSpider


class YunxiuSpider(EpaperSpider):
    """Facts of 云岫报."""

    name = "yunxiu"
    title = "云岫报"
    county = "云岫县"
    publisher = "云岫县融媒体中心"
    homepage = "http://127.0.0.1:8791/"
    platform = "founder"
    page_files = False  # the sample site's PDFs are empty: it cannot print
    # Loopback needs no manners: nobody else is served by this site.
    custom_settings = {
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "CONCURRENT_REQUESTS": 8,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    }
