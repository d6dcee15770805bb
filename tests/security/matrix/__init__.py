"""Every address of the product, tried by everybody on what is theirs and what is not."""
