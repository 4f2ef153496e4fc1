"""The web application: people, time and approval around the core. Needs the extra `web`."""
