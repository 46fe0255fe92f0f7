"""What people do with agreements: one intention, one function, one transaction."""
