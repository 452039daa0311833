"""The nouns: records, ids, errors, params, the case folder, hashes. Knows no method."""
