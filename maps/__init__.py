"""From events to pages, figures and files; the command line lives here."""
