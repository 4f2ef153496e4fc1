"""The core indicator library (核心绩效指标库): indicators that a target declaration can take over."""
