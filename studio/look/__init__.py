"""How the window looks: colours, spacing, type and icons, each from one place."""
