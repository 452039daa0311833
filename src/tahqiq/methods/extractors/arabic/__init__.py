"""Rules for Arabic news: cues, speakers, contents, carry-over and co-reference, one small module each."""
