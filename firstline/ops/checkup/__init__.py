"""What `firstline doctor` looks at: each part says in plain words how it is, and what to do when it isn't well."""
