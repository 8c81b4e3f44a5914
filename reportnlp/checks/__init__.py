"""Rules over extracted facts, and the score."""
