"""One file a chart: what it takes, how a cell or a row looks, and what it says."""
