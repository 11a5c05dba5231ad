import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ChannelDirectory } from '../src/inbox/channels/channel-directory.js'
import { ConversationView } from '../src/inbox/conversations/conversation-view.js'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { ChatByMail } from '../src/inbox/email/chat-by-mail.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { type ChannelsShop, startChannels } from './channels-application.js'
import { staffActor } from './commerce-application.js'
import { type ImapServer, startImapServer } from './imap-server.js'
import { type MailServer, startMailServer } from './mail-server.js'

const address = 'help@shop.example'
const patient = { timeout: 20_000, interval: 20 }
let smtp: MailServer
let imap: ImapServer
let channels: ChannelsShop
let messages = 0

const settings = (changes: object = {}) => ({
  address,
  receiveBy: 'imap',
  imap: { host: '127.0.0.1', port: imap.port, secure: false, user: imap.user, folder: 'INBOX' },
  subAddressing: true,
  authenticationServer: 'mx.shop.example',
  ...changes,
})

beforeAll(async () => {
  smtp = await startMailServer()
  imap = await startImapServer()
  imap.deliver(mailFrom('old@example.com', 'From years ago'))
  channels = await startChannels({ SMTP_URL: smtp.url, MAIL_FROM: 'shop@shop.example' })
  await channels.setUp('email', { settings: settings(), secrets: { password: imap.password } })
  await vi.waitFor(() => expect(imap.open()).toBe(1), patient)
})
afterAll(async () => {
  await channels?.shop.close()
  await smtp?.close()
  await imap?.close()
})

const database = () => channels.shop.application.get<Database>(DATABASE)

function mailFrom(from: string, text: string, headers: Record<string, string> = {}): string {
  messages += 1
  const all = {
    From: from,
    To: address,
    Subject: 'A question',
    'Message-ID': `<in-${messages}@example.com>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${lines.join('\r\n')}\r\n\r\n${text}\r\n`
}

/** The conversation of whoever is found by `search`, once it has `count` entries. */
async function conversationOf(search: string, count: number) {
  const found = async () => (await channels.conversationsOf(search))[0]
  await expect.poll(async () => (await found())?.lastPosition ?? 0, patient).toBe(count)
  const conversation = await found()
  if (conversation === undefined) throw new Error(`Nobody is called ${search}.`)
  return { ...conversation, entries: await channels.entries(conversation.id) }
}

async function received(to: string, count: number) {
  const mails = () => smtp.arrived.filter((mail) => mail.to?.[0]?.address === to)
  await expect.poll(() => mails().length, patient).toBe(count)
  return mails()
}

describe('a mail to the shop', () => {
  it('is answered by mail, and the answer to that lands in the same conversation', async () => {
    imap.deliver(mailFrom('Sora Lee <sora@example.com>', 'Where is my parcel?'))
    const { id, entries } = await conversationOf('sora', 1)
    expect(entries[0]).toMatchObject({
      author: { type: 'customer', name: 'Sora Lee' },
      content: {
        type: 'email',
        subject: 'A question',
        text: 'Where is my parcel?',
        sender: { address: 'sora@example.com', verified: false },
      },
    })
    await channels.reply(id, 'On its way.\n\n<b>Tomorrow</b>')
    const [answer] = await received('sora@example.com', 1)
    expect(answer).toMatchObject({ subject: 'Re: A question', inReplyTo: `<in-${messages}@example.com>` })
    expect(answer?.html).toContain('&lt;b&gt;Tomorrow&lt;/b&gt;')
    expect(answer?.headers.some(({ key }) => key === 'auto-submitted')).toBe(false)
    const replyTo = answer?.replyTo?.[0]?.address ?? ''
    expect(replyTo).toMatch(/^help\+r[0-9a-z]{38}@shop\.example$/)
    // By what it answers; by its address alone, from another address; and quoted text is folded.
    imap.deliver(
      mailFrom('sora@example.com', 'Thanks!\r\n> On its way.', { 'In-Reply-To': answer?.messageId ?? '' }),
    )
    await conversationOf('sora', 3)
    imap.deliver(mailFrom('Sora <sora@work.example>', 'From work', { To: replyTo.toUpperCase() }))
    const after = await conversationOf('sora', 4)
    expect(after.id).toBe(id)
    expect(after.entries[2]?.content).toMatchObject({ text: 'Thanks!', quoted: '> On its way.' })
    expect(after.entries[3]?.author.name).toBe('Sora <sora@work.example>')
    // A forged token and a subject that is the same open no door.
    const forged = `${replyTo.slice(0, -18)}0000${replyTo.slice(-14)}`
    imap.deliver(mailFrom('thief@example.com', 'Hello', { To: forged, Subject: 'Re: A question' }))
    expect((await conversationOf('thief', 1)).id).not.toBe(id)
  })

  it('is from a known customer only where the mail server vouches for it', async () => {
    const customer = { name: 'Noor Haddad', email: 'noor@example.com' }
    await channels.shop.send(channels.owner, 'POST', '/api/v1/customers', customer)
    const vouched = { 'Authentication-Results': 'mx.shop.example; dmarc=pass header.from=example.com' }
    const forged = { 'Authentication-Results': 'mx.thief.example; dmarc=pass header.from=example.com' }
    imap.deliver(mailFrom('Pretender <noor@example.com>', 'Tell me my address', forged))
    expect(await conversationOf('pretender', 1)).toMatchObject({ customer: null })
    imap.deliver(mailFrom('True Noor <noor@example.com>', 'Hello', vouched))
    const { customer: linked, entries } = await conversationOf('true', 1)
    expect(linked).toMatchObject({ name: 'Noor Haddad' })
    expect(entries[0]?.content).toMatchObject({ sender: { verified: true } })
  })

  it('of a program is kept, and nothing happens to it', async () => {
    imap.deliver(mailFrom('Away <away@example.com>', 'I am away.', { 'Auto-Submitted': 'auto-replied' }))
    const { id, entries, waitingSince, unread } = await conversationOf('away', 1)
    expect(entries[0]?.content).toMatchObject({ automatic: 'auto_reply', text: 'I am away.' })
    expect({ waitingSince, unread }).toEqual({ waitingSince: null, unread: false })
    const { rows } = await database().execute(
      sql`select type from events where subject_id = ${id} and type = 'conversation.message_received'`,
    )
    expect(rows).toEqual([])
    // A workflow that answers all the same is refused; so two programs come to an end.
    const entryId = await channels.reply(id, 'Beep', { ...staffActor, type: 'workflow' })
    const state = async () => (await channels.entries(id)).find((entry) => entry.id === entryId)
    await expect.poll(async () => (await state())?.state, patient).toBe('failed')
    expect((await state())?.failure).toContain('never end')
    expect(smtp.arrived.filter((mail) => mail.to?.[0]?.address === 'away@example.com')).toEqual([])
  })

  it('comes with files that are fetched as downloads, and never shown', async () => {
    const parts = [
      '--x\r\nContent-Type: text/plain\r\n\r\nSee this.',
      '--x\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="계산서.html"\r\n\r\n<script>alert(1)</script>',
      '--x\r\nContent-Type: application/x-msdownload\r\nContent-Disposition: attachment; filename=game.exe\r\n\r\nMZ',
      '--x--',
    ]
    const type = { 'Content-Type': 'multipart/mixed; boundary=x' }
    imap.deliver(mailFrom('Filer <filer@example.com>', parts.join('\r\n'), type))
    const { id, entries } = await conversationOf('filer', 1)
    const content = entries[0]?.content
    if (content?.type !== 'email') throw new Error('This is no mail.')
    expect(content.attachments).toMatchObject([
      { name: '계산서.html', mediaType: 'text/html', bytes: 26 },
      { name: 'game.exe', fileId: '' },
    ])
    const path = `/api/v1/conversations/${id}/files/${content.attachments[0]?.fileId}`
    const { headers, status } = await fetch(`${channels.shop.url}${path}`, { headers: channels.owner })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="___.html"; filename\*=UTF-8''%EA/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const cashier = await channels.shop.staff('cashier')
    expect((await channels.shop.send(cashier, 'GET', path)).status).toBe(403)
    expect(
      (await channels.shop.send(channels.owner, 'GET', path.replace(id, staffActor.id ?? ''))).status,
    ).toBe(404)
  })
})

describe('the mailbox', () => {
  it('is read on after a lost connection and after its mails were renumbered, each mail once', async () => {
    const before = imap.signIns()
    imap.cut()
    imap.deliver(mailFrom('Minho <minho@example.com>', 'One'))
    await conversationOf('minho', 1)
    expect(imap.signIns()).toBe(before + 1)
    const all = (await channels.conversationsOf('')).length
    imap.renumber()
    imap.cut()
    imap.deliver(mailFrom('Hana <hana@example.com>', 'Two'))
    await conversationOf('hana', 1)
    // The mail from years ago is looked at again, since nobody knows any more which it is: as one of the last week.
    expect(await channels.conversationsOf('minho')).toHaveLength(1)
    expect((await channels.conversationsOf('')).length).toBeLessThanOrEqual(all + 2)
    await expect.poll(async () => (await channels.setup('email')).fault, patient).toBeNull()
  })

  it('is tested with what is saved, and says how to mend it', async () => {
    const test = async () =>
      (await channels.shop.send(channels.owner, 'POST', '/api/v1/channels/email/test')).body
    expect(await test()).toMatchObject({ outcome: 'works', mails: expect.any(Number) })
    await channels.setUp('email', { settings: settings(), secrets: { password: 'wrong-password' } })
    expect(await test()).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('app password'),
    })
    await expect.poll(async () => (await channels.setup('email')).fault?.code, patient).toBe('sign_in')
    const elsewhere = { ...settings().imap, host: 'thief.example.com' }
    expect(await channels.setUp('email', { settings: settings({ imap: elsewhere }) })).toMatchObject({
      type: '/problems/channel-secret-missing',
      errors: [{ path: '/secrets/password' }],
    })
    expect(await channels.setUp('email', { settings: settings({ address: 'nobody' }) })).toMatchObject({
      type: '/problems/invalid-input',
      errors: [{ path: '/settings/address' }],
    })
    const kept = await database().execute(sql`select settings, secrets from channels`)
    const told = await database().execute(sql`select payload from events`)
    expect(JSON.stringify([kept.rows, told.rows, await channels.setup('email')])).not.toContain(
      'wrong-password',
    )
  })
})

describe('a mail service that posts mails', () => {
  const secret = 'signing-secret-of-ours'
  const signed = (body: string, at = Date.now(), key = secret) => {
    const time = Math.floor(at / 1_000)
    const signature = createHmac('sha256', key).update(`${time}.${body}`).digest('hex')
    return { 'content-type': 'message/rfc822', 'x-counterflow-signature': `t=${time},v1=${signature}` }
  }

  it('is believed by its signature alone', async () => {
    await channels.setUp('email', {
      settings: settings({ receiveBy: 'webhook' }),
      secrets: { webhook: secret },
    })
    const mail = mailFrom('Posted <posted@example.com>', 'By webhook')
    const post = (headers: Record<string, string>, body = mail) => channels.post('email', headers, body)
    expect(await post(signed(mail, Date.now(), 'another-secret'))).toBe(401)
    expect(await post(signed(mail, Date.now() - 3_600_000))).toBe(401)
    expect(await post(signed(mail), `${mail} and more`)).toBe(401)
    expect(await post({ 'content-type': 'message/rfc822' })).toBe(401)
    expect(await channels.conversationsOf('posted')).toEqual([])
    expect(await post(signed(mail))).toBe(200)
    expect(await post(signed(mail))).toBe(200)
    expect((await conversationOf('posted', 1)).entries).toHaveLength(1)
    expect((await channels.setup('email')).lastReceivedAt).not.toBeNull()
    expect(await post(signed('hello'), 'hello')).toBe(422)
    expect((await fetch(`${channels.shop.url}/hooks/channels/nobody`, { method: 'POST' })).status).toBe(404)
  })
})

describe('a reply in the chat to a customer who has left', () => {
  it('follows them by mail, and their answer comes back into the chat', async () => {
    const { application } = channels.shop
    application.get(ChannelDirectory, { strict: false }).register({
      id: 'chat',
      title: { en: 'Chat', ko: '채팅', ja: 'チャット' },
      send: async () => ({}),
    })
    application.get(ChatByMail, { strict: false }).onApplicationBootstrap()
    const conversations = application.get(Conversations, { strict: false })
    const at = new Date()
    const id = await application.get(Transactions).run((transaction) =>
      conversations.begin(transaction, {
        channel: 'chat',
        threadKey: 'visitor',
        name: 'Left Early',
        email: 'left@example.com',
        language: 'en',
        at,
      }),
    )
    const shown = await application.get(ConversationView, { strict: false }).read(id, staffActor)
    expect(shown.followsByMail).toBe(true)
    await channels.reply(id, 'Still there?')
    await channels.reply(id, 'Your parcel left today.')
    const letters = async () =>
      (await database().execute(sql`update chat_letters set due_at = now() where due_at is not null`))
        .rowCount
    await expect.poll(letters, patient).toBe(2)
    const [mail] = await received('left@example.com', 1)
    expect(mail?.text).toContain('Still there?\n\nYour parcel left today.')
    const answer = mailFrom('left@example.com', 'Great!', { 'In-Reply-To': mail?.messageId ?? '' })
    const signature = createHmac('sha256', 'signing-secret-of-ours')
    const time = Math.floor(Date.now() / 1_000)
    const v1 = signature.update(`${time}.${answer}`).digest('hex')
    await channels.post('email', { 'x-counterflow-signature': `t=${time},v1=${v1}` }, answer)
    const { entries } = await conversationOf('left', 3)
    expect(entries.at(-1)).toMatchObject({
      author: { type: 'customer' },
      content: { type: 'text', text: 'Great!' },
    })
  })
})
