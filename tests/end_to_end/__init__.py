"""The whole way, through the model that ships in the package."""
