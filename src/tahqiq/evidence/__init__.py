"""Where things outside are kept provably: the only door to the network."""
