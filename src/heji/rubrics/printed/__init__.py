"""Rules that a form prints itself (评分标准), read into the language of rubrics."""
