import { describe, expect, it } from 'vitest'
import { cashier, manager, signIn, testTill } from '../../test/test-till'

describe('the session of a till', () => {
  it('asks a manager for what the seller may not do alone, in place', async () => {
    const { session } = testTill()
    await signIn({ ...testTill(), session })
    const asked = session.ask('void_ticket')
    expect(session.request.read()?.approvers.map(({ name }) => name)).toEqual([manager.name])
    expect(await session.approve(manager.staffId, '1357')).toEqual({ kind: 'wrong', left: 4 })
    expect(await session.approve(cashier.staffId, '2468')).toMatchObject({ kind: 'wrong' })
    expect(await session.approve(manager.staffId, '2468')).toEqual({ kind: 'right' })
    expect(await asked).toEqual({ approvedBy: manager.staffId })
    expect(session.seller.read()?.staff.name).toBe(cashier.name)
  })

  it('lets discounts pass up to the limit of the role, and asks beyond it', async () => {
    const till = testTill()
    await signIn(till)
    expect(await till.session.ask('discount_line', 1_000)).toEqual({ approvedBy: null })
    const asked = till.session.ask('discount_line', 1_001)
    till.session.decline()
    expect(await asked).toBe('denied')
  })

  it('locks out at once who may no longer sell', async () => {
    const till = testTill()
    await signIn(till)
    till.shelves.put([{ kind: 'staff', id: cashier.staffId, version: 2, content: null }])
    till.shelves.publish(['staff'])
    expect(till.session.seller.read()?.isLocked).toBe(true)
    expect(await till.session.ask('open_shift')).toBe('denied')
  })
})
