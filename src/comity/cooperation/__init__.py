"""Areas of cooperation and programmes."""
