"""The built-in model: words of a shot become a plan that a person can read and edit, and the plan becomes frames."""
