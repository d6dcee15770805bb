"""What users say about how they were served: asked once for each request, after it was solved."""
