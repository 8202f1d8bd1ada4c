"""A small trained encoder that looks again at what the rules have found."""

from pourparler.encoder.looking import Encoder, Told, WeightsError, load_encoder

__all__ = ["Encoder", "Told", "WeightsError", "load_encoder"]
