/** What a till says. */
export const tillBundle = {}
