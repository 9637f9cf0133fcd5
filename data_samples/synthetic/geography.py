"""The sixteen municipalities of Värmland: SCB code, name, people (thousands), seat (WGS 84)."""

import numpy as np

MUNICIPALITIES = {
    "1715": ("Kil", 12.1, 59.502, 13.316),
    "1730": ("Eda", 8.4, 59.877, 12.286),
    "1737": ("Torsby", 11.4, 60.137, 13.004),
    "1760": ("Storfors", 3.9, 59.531, 14.272),
    "1761": ("Hammarö", 17.0, 59.331, 13.521),
    "1762": ("Munkfors", 3.6, 59.837, 13.547),
    "1763": ("Forshaga", 11.7, 59.526, 13.480),
    "1764": ("Grums", 9.1, 59.352, 13.110),
    "1765": ("Årjäng", 9.9, 59.392, 12.134),
    "1766": ("Sunne", 13.3, 59.838, 13.143),
    "1780": ("Karlstad", 97.0, 59.379, 13.504),
    "1781": ("Kristinehamn", 24.0, 59.310, 14.108),
    "1782": ("Filipstad", 9.9, 59.712, 14.168),
    "1783": ("Hagfors", 11.3, 60.034, 13.656),
    "1784": ("Arvika", 26.0, 59.655, 12.586),
    "1785": ("Säffle", 15.2, 59.132, 12.930),
}
CODES = tuple(MUNICIPALITIES)
PEOPLE = np.array([row[1] for row in MUNICIPALITIES.values()])
LATITUDE = np.array([row[2] for row in MUNICIPALITIES.values()])
LONGITUDE = np.array([row[3] for row in MUNICIPALITIES.values()])
KM_A_DEGREE = 111.2


def distances_km(latitude, longitude) -> np.ndarray:
    """Kilometres from each place (rows) to each municipality's seat (columns), by air."""
    north = np.subtract.outer(np.asarray(latitude), LATITUDE) * KM_A_DEGREE
    east = np.subtract.outer(np.asarray(longitude), LONGITUDE) * KM_A_DEGREE
    return np.hypot(north, east * np.cos(np.radians(59.5)))
