"""Pieces of the window that know no film."""
