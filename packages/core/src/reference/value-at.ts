import { isJsonList, isJsonObject, type Json } from '../json/json.js'
import type { ReferencePath } from './reference.js'

/** Follows `path` into `value` through own properties only. */
export function valueAt(value: Json | undefined, path: ReferencePath): Json | undefined {
  let current = value
  for (const segment of path) {
    if (isJsonList(current)) current = typeof segment === 'number' ? current[segment] : undefined
    else if (isJsonObject(current)) current = Object.hasOwn(current, segment) ? current[segment] : undefined
    else return undefined
  }
  return current
}
