"""Every figure that the documents quote, each with the command that measures it."""
