"""What Workprint promises, tried. A package of its own, because one that we install brings another `tests`."""
