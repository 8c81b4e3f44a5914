"""Pictures of many reports (matplotlib); Chinese glyphs come with the package."""
