"""Where places come from: each module reads one source and yields places."""
