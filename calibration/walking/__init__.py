"""The walk detector: what it learns from, and how it is fitted and tested."""
