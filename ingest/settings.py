"""Scrapy's settings: polite by default, bounded, and closed to anyone else on the machine."""

from importlib.metadata import version
from pathlib import Path

BOT_NAME = "xianbao"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
TEMPLATES_DIR = str(Path(__file__).parent / "templates")  # scrapy genspider -t paper, or -t bare
USER_AGENT = f"xianbao/{version('xianbao')} (newspaper archiving; one connection, 2 s apart)"

# Manners: a four-page county issue is 30 to 60 requests, so slow is fast enough.
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 1  # not only per host: requests queued at the host would overtake a newer issue's
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2
COOKIES_ENABLED = False
METAREFRESH_ENABLED = False  # an entry page that refreshes to the newest issue is itself read and kept

# Bounds on what one answer may cost. The largest known e-paper page is under 1 MB.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 32 * 2**20
DOWNLOAD_WARNSIZE = 0
RETRY_TIMES = 2

# Both listen for, or run, what others send; both are on in Scrapy as shipped.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

ITEM_PIPELINES = {
    "ingest.pipelines.StorePipeline": 900,
}
DOWNLOADER_MIDDLEWARES = {
    "ingest.middlewares.ReadApart": 50,  # next to the spider: what it sees is final
    "ingest.revisiting.AskIfChanged": 545,  # further than what asks again; what is packed is unpacked by then (590)
    "ingest.middlewares.BackOff": 560,  # nearer to the server than what asks again (550)
}
EXTENSIONS = {
    "ingest.extensions.RunExtension": 100,
    "ingest.extensions.ProgressExtension": 200,
}
ARCHIVE = "archive.db"
REFETCH = False  # ask again for what the archive has complete
LOG_LEVEL = "WARNING"
