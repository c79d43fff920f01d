"""The document: a film as one frozen value, and the verbs that make the next one. Standard library only."""
