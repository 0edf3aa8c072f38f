"""Who signs in, for which audience and in which role; how what they register is released."""
