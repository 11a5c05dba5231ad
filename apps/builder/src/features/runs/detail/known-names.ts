import { isJsonList, isJsonObject, type Json } from '@counterflow/core'

const labels = ['number', 'name', 'title', 'sku', 'email'] as const

/**
 * Names for ids, found in the data itself: whatever has an `id` and a number, name or title can be shown by it
 * wherever else only the id stands.
 */
export function knownNames(data: Json, names: Map<string, string> = new Map()): Map<string, string> {
  if (isJsonList(data)) for (const item of data) knownNames(item, names)
  if (!isJsonObject(data)) return names
  const { id } = data
  const label = labels.map((key) => data[key]).find((text) => typeof text === 'string' && text !== '')
  if (typeof id === 'string' && typeof label === 'string') names.set(id, label)
  for (const member of Object.values(data)) knownNames(member, names)
  return names
}
