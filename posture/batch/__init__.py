"""Many recordings at once: found, judged on the cores of this machine or of a Dask cluster, and put into one table.

Every recording is one piece of work that can be done anywhere and more than once without harm: it is known by its
content and by what it is judged by, its results are written whole, and a record beside them, written last, says that it
is done. So whatever is killed in the midst, a second run finds what was done and does the rest.
"""
