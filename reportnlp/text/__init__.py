"""Pure functions over text: folding, numerals, atoms, sentences."""
