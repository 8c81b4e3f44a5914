"""A report as text, HTML, Excel and Word."""
