"""What the network says: measures, gaps against what was agreed, formation over the years."""
