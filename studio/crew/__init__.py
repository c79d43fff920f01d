"""Who does the work: takes requests, runs stages, hands back results."""
