"""The sample paper's site on loopback, as each e-paper system would serve it."""
