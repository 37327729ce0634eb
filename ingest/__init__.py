"""xianbao (县报): a Chinese county newspaper's digital edition, read into a structured SQLite archive."""
