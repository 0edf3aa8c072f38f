"""Dates as people write them (EDTF), with bounds and three-valued questions."""
