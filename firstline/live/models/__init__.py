from firstline.live.models.presence import Presence
from firstline.live.models.signal import Signal

__all__ = ["Presence", "Signal"]
