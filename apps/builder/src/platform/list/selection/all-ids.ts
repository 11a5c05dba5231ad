interface PageOfIds {
  readonly items: readonly { readonly id: string }[]
  readonly nextCursor: string | null
}

/** The ids of all rows that match at this moment, page after page. */
export async function allIds(page: (cursor: string | undefined) => Promise<PageOfIds>): Promise<string[]> {
  const ids = new Set<string>()
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await page(cursor)
    for (const { id } of items) ids.add(id)
    if (nextCursor === null) return [...ids]
    cursor = nextCursor
  }
}
