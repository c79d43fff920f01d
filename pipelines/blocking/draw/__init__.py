"""Draws a plan as film frames: layers of cut paper, lit, in depth, in the shot's palette."""
