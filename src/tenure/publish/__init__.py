"""The one door out: what may be shown to whom, in which words, as a page's content, a file or a chart."""
