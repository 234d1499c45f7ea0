//! Behaviour at the borders of the parts, in one binary.
