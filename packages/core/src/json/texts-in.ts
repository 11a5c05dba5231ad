/** Every text inside a JSON value. */
export function textsIn(value: unknown): ReadonlySet<string> {
  const texts = new Set<string>()
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') texts.add(next)
    else if (typeof next === 'object' && next !== null) open.push(...Object.values(next))
  }
  return texts
}
