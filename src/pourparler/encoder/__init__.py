"""A small trained encoder that looks again at what the rules have found."""

from pourparler.encoder.looking import Agreed, Encoder, Told, WeightsError, load_encoder

__all__ = ["Agreed", "Encoder", "Told", "WeightsError", "load_encoder"]
