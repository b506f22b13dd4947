"""What leaves the product: exports of the network and its records."""
