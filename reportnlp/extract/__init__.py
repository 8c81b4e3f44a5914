"""Pure functions from a text to its facts, one kind of fact a module or folder."""
