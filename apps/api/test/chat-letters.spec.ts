import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ChannelDirectory } from '../src/inbox/channels/channel-directory.js'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { ChatByMail } from '../src/inbox/email/chat-by-mail.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { type ChannelsShop, startChannels } from './channels-application.js'
import { type MailServer, startMailServer } from './mail-server.js'

const patient = { timeout: 20_000, interval: 20 }
let smtp: MailServer
let channels: ChannelsShop
let letters: ChatByMail

beforeAll(async () => {
  smtp = await startMailServer()
  channels = await startChannels({ SMTP_URL: smtp.url, MAIL_FROM: 'shop@shop.example' })
  await channels.setUp('email', {
    settings: {
      address: 'help@shop.example',
      receiveBy: 'webhook',
      imap: null,
      subAddressing: true,
      authenticationServer: '',
    },
    secrets: { webhook: 'signing-secret-of-ours' },
  })
  const { application } = channels.shop
  application.get(ChannelDirectory, { strict: false }).register({
    id: 'chat',
    title: { en: 'Chat', ko: '채팅', ja: 'チャット' },
    send: async () => ({}),
  })
  letters = application.get(ChatByMail, { strict: false })
  letters.onApplicationBootstrap()
})
afterAll(async () => {
  await channels?.shop.close()
  await smtp?.close()
})

const database = () => channels.shop.application.get<Database>(DATABASE)

/** Once a reply waits to be mailed, its time has come. */
async function isDue() {
  const waiting = sql`from chat_letters where state = 'waiting' and attempts = 0`
  await expect.poll(async () => (await database().execute(sql`select ${waiting}`)).rowCount, patient).toBe(1)
  await database().execute(sql`update chat_letters set due_at = now() where state = 'waiting'`)
}

async function received(count: number) {
  await expect.poll(() => smtp.arrived.length, patient).toBe(count)
  return smtp.arrived
}

it('a reply in the chat is in one mail, also when another process looks while that is sent', async () => {
  const { application } = channels.shop
  const id = await application.get(Transactions).run((transaction) =>
    application.get(Conversations, { strict: false }).begin(transaction, {
      channel: 'chat',
      threadKey: 'visitor',
      name: 'Left Early',
      email: 'left@example.com',
      language: 'en',
      at: new Date(),
    }),
  )
  const answer = smtp.silence()
  await channels.reply(id, 'First.')
  await isDue()
  await received(1)
  await channels.reply(id, 'Second.')
  await isDue()
  const another = letters.follow()
  const atOnce = await Promise.race([another.then(() => 'leaves it'), received(2)])
  answer()
  await another
  expect(atOnce).toBe('leaves it')
  const mails = await received(2)
  expect(mails.map(({ text }) => text?.split('\n')[0])).toEqual(['First.', 'Second.'])
})
