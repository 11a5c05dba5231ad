import type { Selling } from './selling'

/** Fixes the prices and leads to the payment; nowhere with an empty cart or without a shift. */
export async function startPaying(selling: Selling, go: () => unknown): Promise<void> {
  if (!canPay(selling)) return
  try {
    await selling.desk.startPaying(new Date())
  } catch {
    selling.say('bad', 'tillSelling.failed.storage')
    return
  }
  selling.hush()
  selling.showGoods()
  go()
}

/** Whether there is something to pay, and a shift of this register that takes it. */
export function canPay({ desk, till }: Selling): boolean {
  if (till.sync.state.read().isFrozen) return false
  const cart = desk.document.read()?.cart
  if (cart === undefined || cart.lines.length + cart.returns.length === 0) return false
  return till.ledger.view.read().state.shift?.isOpen ?? false
}
