import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { apiContract } from '../../../api-contract.js'
import { apiDescription } from '../../../api-description.js'
import { openApiDocument } from './openapi-document.js'

const version = '0.1.0'
const committed = path.resolve(import.meta.dirname, '../../../../../../packages/api-client/openapi.json')

const document = JSON.parse(JSON.stringify(openApiDocument(apiContract, version, apiDescription)))

/** Why nobody has to be signed in. Beside the contract, every process serves /health and /metrics; see monitoring.spec.ts. */
const whoHasTheToken = 'whoever has the token, which nobody can guess, has the cart, the order or the invoice'
const everybody = 'what the online store sells is for everybody'

const ofStorefront = {
  createCart: everybody,
  getCart: whoHasTheToken,
  updateCart: whoHasTheToken,
  addCartLine: whoHasTheToken,
  changeCartLine: whoHasTheToken,
  removeCartLine: whoHasTheToken,
  addCartDiscount: whoHasTheToken,
  removeCartDiscount: whoHasTheToken,
  addCartVisits: whoHasTheToken,
  checkOut: whoHasTheToken,
  getOrderStatus: whoHasTheToken,
  getInvoiceToPay: whoHasTheToken,
  payInvoice: whoHasTheToken,
  listStorefrontProducts: everybody,
  getStorefrontProduct: everybody,
  getStoreProfile: everybody,
  listPublishedPages: everybody,
  getPublishedPage: everybody,
}

const whoChats = 'who chats has no account: the token of their own conversation opens that one and no other'

const ofChat = {
  beginChat: 'who begins to chat has nothing yet',
  getChatSettings: everybody,
  listChatEntries: whoChats,
  sendChatMessage: whoChats,
  tellChatTyping: whoChats,
  markChatRead: whoChats,
  linkChatCart: whoChats,
  takeChatDiscount: whoChats,
  openChatStream: whoChats,
}

const withoutSignIn = {
  deliverToWebhook: 'the sender knows the address, and signs where the workflow asks for it',
  confirmChannelAddress: 'the service knows the address, and a word that the shop has chosen',
  deliverToChannel: 'the service knows the address, and signs what it delivers',
  getMediaFile: 'images of products are shown to everybody who knows their address',
  getHealth: 'a proxy has no account',
  getWorkflowSchema: 'editors of workflow files read it; it tells nothing of the shop',
  enrolDevice: 'a device has the code that somebody made for it, once',
  signIn: 'one is not signed in yet',
  signOut: 'one may not be signed in any more',
  lookAtPasswordLink: 'who has the link has no password yet',
  usePasswordLink: 'who has the link has no password yet',
  showUnsubscribePage: 'customers have no account; the link is signed',
  unsubscribeByLink: 'customers have no account; the link is signed',
  ...ofStorefront,
  ...ofChat,
}

describe('the OpenAPI document', () => {
  it('in packages/api-client is what the contracts yield', async () => {
    const found = JSON.parse(await readFile(committed, 'utf8'))
    expect(found, 'The contracts have changed. Run: npm run generate:client').toEqual(document)
  })

  it('holds no reference to nowhere', () => {
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"/]+)"/g)].map(
      ([, name]) => name,
    )
    expect(names.length).toBeGreaterThan(20)
    for (const name of new Set(names)) expect(document.components.schemas).toHaveProperty(name ?? '')
  })

  it('says of what is answered which of it only the server sets', () => {
    const { GiftCard, Product, Address, Money } = document.components.schemas
    const readOnly = ({ properties }: { properties: Record<string, { readOnly?: boolean }> }) =>
      Object.keys(properties).filter((name) => properties[name]?.readOnly)
    expect(readOnly(GiftCard)).toEqual([
      'id',
      'last4',
      'status',
      'initial',
      'balance',
      'customer',
      'createdAt',
    ])
    expect(readOnly(Product)).toEqual(expect.arrayContaining(['id', 'createdAt', 'updatedAt']))
    expect(readOnly(Product)).not.toEqual(expect.arrayContaining(['title']))
    for (const sentToo of [Address, Money]) expect(readOnly(sentToo)).toEqual([])
  })

  it('asks for nothing in a body that only the server sets', () => {
    const bodies = Object.values<Record<string, { requestBody?: object }>>(document.paths).flatMap((item) =>
      Object.values(item).flatMap(({ requestBody }) => requestBody ?? []),
    )
    const seen = new Set<string>()
    for (let texts = [JSON.stringify(bodies)]; texts.length > 0; ) {
      const names = texts.flatMap((text) =>
        [...text.matchAll(/"#\/components\/schemas\/([^"/]+)"/g)].map(([, name]) => name ?? ''),
      )
      for (const text of texts) expect(text).not.toContain('"readOnly":true')
      const more = [...new Set(names)].filter((name) => !seen.has(name))
      for (const name of more) seen.add(name)
      texts = more.map((name) => JSON.stringify(document.components.schemas[name]))
    }
    expect(seen).toContain('SaleCart')
  })

  it('names every route once, with the permission that it needs', () => {
    const ids = apiContract.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const addresses = apiContract.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const { access, method, path, problems } of apiContract) {
      const operation = document.paths[path][method.toLowerCase()]
      if (access.kind === 'permission') expect(operation.description).toContain(`\`${access.permission}\``)
      const forStaffOnly = problems?.includes('no-session') ? [{ session: [] }] : undefined
      const forDevices = access.kind === 'device' ? [{ device: [] }] : forStaffOnly
      expect(operation.security).toEqual(access.kind === 'public' ? [] : forDevices)
    }
  })

  it('leaves without sign-in only what must be', () => {
    const open = apiContract
      .filter(({ access }) => access.kind === 'public')
      .map(({ operationId }) => operationId)
    expect(open.sort()).toEqual(Object.keys(withoutSignIn).sort())
  })
})
