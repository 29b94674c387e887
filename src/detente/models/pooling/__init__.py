"""Several probabilities of one thing made into one, and set right by how past ones turned out."""
