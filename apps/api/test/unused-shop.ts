import type { ShopApi } from '@counterflow/plugin-sdk'

const unused = async () => {
  throw new Error('This action has no business with the shop.')
}

/** For actions that have nothing to do with the shop. */
export const unusedShop: ShopApi = {
  orders: { get: unused, addTags: unused },
  payments: { capture: unused },
}
