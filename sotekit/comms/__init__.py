"""Communications: the plan counted from the season's dates, and the facts that every text and picture tells."""
