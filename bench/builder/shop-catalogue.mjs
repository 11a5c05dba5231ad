import { describeType, shopValuesType } from '../../packages/core/dist/index.js'

/**
 * What the plugins of a shop bring, as core asks for it.
 * @param {{ call: (method: string, path: string) => Promise<any> }} product
 */
export async function shopCatalogue(product) {
  const { items } = await product.call('GET', '/plugins')
  /** @param {'triggers' | 'actions'} what @param {string[]} schemas */
  const contracts = (what, schemas) =>
    new Map(
      items
        .flatMap((/** @type {any} */ plugin) => plugin[what])
        .map((/** @type {any} */ one) => [
          one.id,
          { ...one, ...Object.fromEntries(schemas.map((name) => [name, describeType(one[name])])) },
        ]),
    )
  return {
    triggers: contracts('triggers', ['output', 'config']),
    actions: contracts('actions', ['input', 'output']),
    shop: shopValuesType(),
  }
}
