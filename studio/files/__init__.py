"""The film on disk: a folder of formats that other programs read."""
