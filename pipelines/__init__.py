"""How pictures, takes and cuts are made: plain functions that answer frozen requests."""
