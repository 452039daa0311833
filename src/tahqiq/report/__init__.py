"""Templates and renderers: the page, ClaimReview, and the tables a reader takes along. The only door to jinja2."""
