"""The supervisor's work on many files: folders, rosters, filling back, letters."""
