"""What happened: events with places, dates, people, numbers and how sure the text is."""

from geo.events.coding import read_events

__all__ = ["read_events"]
