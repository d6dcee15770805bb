"""What all faces share: the acting person of a request, rendering, forms, paging."""
