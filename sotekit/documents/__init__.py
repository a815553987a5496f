"""How results are typeset: one view of the data, then HTML, PDF and Markdown made from templates."""
