"""Build, stage and publish the site."""
