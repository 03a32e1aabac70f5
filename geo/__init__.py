"""From documents to dated events at places. Knows nothing of drawing."""
