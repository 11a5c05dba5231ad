import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTillShop, type TillShop } from '../../../test/till-shop.js'

let shop: TillShop
beforeAll(async () => {
  shop = await startTillShop()
})
afterAll(() => shop?.close())

const get = (path: string) => shop.send(shop.owner, 'GET', `/api/v1${path}`)

describe('a register', () => {
  it('stands at a location that gets a code, and has a code of its own', async () => {
    const id = await shop.makeRegister('a1')
    expect((await get(`/registers/${id}`)).body).toMatchObject({
      name: 'Counter a1',
      code: 'A1',
      locationId: shop.locationId,
      active: true,
      epoch: 0,
      device: null,
    })
    const till = await shop.enrol(id)
    expect(till.location.code).toMatch(/^[A-Z0-9]{1,6}$/)
    expect(till.register).toEqual({ id, name: 'Counter a1', code: 'A1' })
  })

  it('is the only one with its code', async () => {
    await shop.makeRegister('B1')
    const body = { name: 'Another', code: 'b1', locationId: shop.locationId }
    expect(await shop.send(shop.owner, 'POST', '/api/v1/registers', body)).toMatchObject({
      status: 409,
      body: { type: '/problems/register-code-taken', errors: [{ path: '/code' }] },
    })
  })

  it('keeps what is on its receipts once a device was enrolled', async () => {
    const id = await shop.makeRegister('C1')
    const patch = (body: object) => shop.send(shop.owner, 'PATCH', `/api/v1/registers/${id}`, body)
    expect(await patch({ code: 'C2', version: 0 })).toMatchObject({ status: 200, body: { code: 'C2' } })
    expect(await patch({ name: 'Late', version: 0 })).toMatchObject({
      status: 409,
      body: { type: '/problems/settings-changed', current: { code: 'C2', version: 1 } },
    })
    await shop.enrol(id)
    expect(await patch({ code: 'C3', version: 1 })).toMatchObject({
      status: 409,
      body: { type: '/problems/register-in-use', errors: [{ path: '/code' }] },
    })
  })
})

describe('enrolling a device', () => {
  it('takes a code once, however it is typed', async () => {
    const id = await shop.makeRegister('D1')
    const code = await shop.makeCode(id)
    const answers = await Promise.all([
      shop.tryCode(code.toLowerCase().replace('-', ' ')),
      shop.tryCode(code),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  it('ends the code that was made before', async () => {
    const id = await shop.makeRegister('E1')
    const [first, second] = [await shop.makeCode(id), await shop.makeCode(id)]
    expect(await shop.tryCode(first)).toMatchObject({
      status: 422,
      body: { type: '/problems/enrolment-code-refused' },
    })
    expect(await shop.tryCode(second)).toMatchObject({ status: 201 })
  })

  it('refuses a key that could check no signature', async () => {
    const id = await shop.makeRegister('F1')
    const code = await shop.makeCode(id)
    expect(await shop.tryCode(code, 'A'.repeat(122))).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/publicKey' }] },
    })
    expect(await shop.tryCode(code)).toMatchObject({ status: 201 })
  })
})

describe('row 12, a cloned or replaced device reuses a sequence:', () => {
  it('each enrolment has an epoch of its own, and freezes the device before', async () => {
    const id = await shop.makeRegister('G1')
    const [first, second] = [await shop.enrol(id), await shop.enrol(id)]
    expect([first.epoch, second.epoch]).toEqual([1, 2])
    expect((await get(`/registers/${id}/devices`)).body).toMatchObject({
      items: [
        { epoch: 2, frozenAt: null },
        { epoch: 1, frozenWhy: 'replaced', revokedAt: null },
      ],
    })
    expect((await get('/till/ledgers')).body).toMatchObject({
      items: expect.arrayContaining([{ registerId: id, epoch: 2, contiguous: 0, promised: 0 }]),
    })
  })

  it('a register out of use has no device that may sell', async () => {
    const id = await shop.makeRegister('H1')
    await shop.enrol(id)
    const path = `/api/v1/registers/${id}`
    const closed = await shop.send(shop.owner, 'PATCH', path, { active: false, version: 0 })
    expect(closed.body).toMatchObject({ active: false, device: { frozenWhy: 'register_closed' } })
    expect(await shop.send(shop.owner, 'POST', `${path}/enrolment-codes`)).toMatchObject({
      status: 409,
      body: { type: '/problems/register-closed' },
    })
  })
})
