"""The studio: one film, one door to change it, and the command line."""
