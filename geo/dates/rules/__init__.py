"""The rules of the grammar, a module for each family of expressions."""
