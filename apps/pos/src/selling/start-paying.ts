import type { Selling } from './selling'

/** Fixes the prices and leads to the payment; nowhere with an empty cart or without a shift. */
export async function startPaying(selling: Selling, go: () => unknown): Promise<void> {
  const { desk, till } = selling
  const cart = desk.document.read()?.cart
  if (cart === undefined || cart.lines.length + cart.returns.length === 0) return
  if (!(till.ledger.view.read().state.shift?.isOpen ?? false)) return
  try {
    await desk.startPaying(new Date())
  } catch {
    selling.say('bad', 'tillSelling.failed.storage')
    return
  }
  selling.hush()
  selling.showGoods()
  go()
}
