"""The archive (``archive.db``): the only room that knows SQL. It stands on ``ingest.items`` alone."""
