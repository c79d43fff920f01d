"""What is open now: the film and its history, what is chosen, what is being made. QtCore only."""
