"""One file a step of the film: each draws its part of the open film and changes it through the desk alone."""
