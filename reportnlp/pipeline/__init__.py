"""Words, and the components of a spaCy pipeline; the only room that imports spaCy and jieba."""
