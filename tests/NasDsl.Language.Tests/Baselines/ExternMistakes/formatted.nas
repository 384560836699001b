// The file has syntax errors and is left alone.
