/** `load`, asked at most once in `milliseconds`, however many want to know; a failure is not remembered. */
export function remembered<Value>(milliseconds: number, load: () => Promise<Value>): () => Promise<Value> {
  let latest: { readonly value: Promise<Value>; readonly until: number } | undefined
  return () => {
    if (latest !== undefined && performance.now() < latest.until) return latest.value
    const value = load()
    latest = { value, until: performance.now() + milliseconds }
    const mine = latest
    value.catch(() => {
      if (latest === mine) latest = undefined
    })
    return value
  }
}
