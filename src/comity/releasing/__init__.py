"""To whom what a desk holds is shown: releases and restrictions, by one person or by two."""
