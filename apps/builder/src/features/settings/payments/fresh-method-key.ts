/** A key for a new way of paying, made from its English name, that is not given out yet: `cheque`, `cheque_2`. */
export function freshMethodKey(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 30)
  const stem = plain === '' ? 'method' : plain
  if (!taken.includes(stem)) return stem
  let count = 2
  while (taken.includes(`${stem}_${count}`)) count += 1
  return `${stem}_${count}`
}
