"""The verbs: pure functions, tables in, tables out; they meet only through tables."""
