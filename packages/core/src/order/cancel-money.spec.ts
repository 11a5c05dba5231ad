import { describe, expect, it } from 'vitest'
import { money } from '../money/money.js'
import { cancelMoney } from './cancel-money.js'
import { openAccount } from './order-account.js'

const won = (amount: number) => money(amount, 'KRW')
const open = openAccount(won(50_000))
const held = {
  ...open,
  card: { status: 'authorized', amount: won(30_000), captured: won(0), refunded: won(0) },
} as const
const taken = {
  ...open,
  card: { status: 'partially_refunded', amount: won(30_000), captured: won(30_000), refunded: won(5_000) },
  manual: { received: won(20_000), refunded: won(1_000) },
} as const

describe('the money of a cancelled order', () => {
  it('that is only held is let go', () => {
    expect(cancelMoney(held, 'give_back')).toEqual({ released: won(30_000), refunded: won(0) })
  })

  it('that was received goes back, however it came, without what has gone back before', () => {
    expect(cancelMoney(taken, 'give_back')).toEqual({ released: won(0), refunded: won(44_000) })
  })

  it('stays where it is kept, or where there is none', () => {
    expect(cancelMoney(taken, 'keep')).toEqual({ released: won(0), refunded: won(0) })
    expect(cancelMoney(open, 'give_back')).toEqual({ released: won(0), refunded: won(0) })
  })
})
