"""The eleven outputs of the model, in the order of its logits."""

TOPICS = [
    "checkout",
    "order_edits",
    "order_status",
    "pricing_discounts",
    "product_details",
    "product_interest",
    "returns",
    "shipping",
    "store_information",
    "wholesale",
]
NONE = "none"
OUTPUTS = [*TOPICS, NONE]
INDEX = {name: index for index, name in enumerate(OUTPUTS)}
LANGUAGES = ["en", "ko", "ja"]
