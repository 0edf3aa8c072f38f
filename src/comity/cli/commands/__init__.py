"""Commands with their options and help. Nothing heavy is imported before one of them runs."""
