"""What the judges of the platform are made of: servers, clients, a browser, and searches."""
