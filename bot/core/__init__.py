"""What every feature stands on; knows neither Discord nor any feature."""
