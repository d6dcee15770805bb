"""What users have: their own things, and for managers those of their organisation."""
