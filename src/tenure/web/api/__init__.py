"""The same reads and actions as the pages, for programs: JSON under /api/, described in OpenAPI."""
