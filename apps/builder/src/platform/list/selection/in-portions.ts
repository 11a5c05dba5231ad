/** So many rows at once are changed by one request. */
export const portion = 200

/** `ids` in as few parts as the API takes at once. */
export function inPortions(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / portion) }, (_, index) =>
    ids.slice(index * portion, (index + 1) * portion),
  )
}
