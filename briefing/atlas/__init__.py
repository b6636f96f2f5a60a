"""The map: basemap, projection, rasteriser, labels, gazetteer. It knows nothing of any screen."""
