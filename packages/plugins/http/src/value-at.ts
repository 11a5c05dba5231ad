/** What stands at `path`, names and positions joined by dots (`data.orders.0`), in a JSON value; itself at `''`. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value
  return path.split('.').reduce<unknown>((inner, name) => {
    const isContainer = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
    return isContainer ? Reflect.get(inner, name) : undefined
  }, value)
}
