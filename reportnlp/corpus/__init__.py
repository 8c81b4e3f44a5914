"""Many reports: frames, comparison, copies."""
