"""Languages: folding with a map back to the text, words, dates, names; Arabic first."""
