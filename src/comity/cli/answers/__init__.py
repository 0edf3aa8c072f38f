"""What commands do once the record is open (``comity.cli.opening``): these import it."""
