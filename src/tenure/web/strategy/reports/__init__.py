"""Reports: the list of them, each as a page and as files, case studies, and how reports look."""
