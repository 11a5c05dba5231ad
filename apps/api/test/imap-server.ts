import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A mailbox on the loopback address that speaks as much of IMAP4rev1 (RFC 3501, 2177) as reading it takes. */
export interface ImapServer {
  readonly port: number
  readonly user: string
  readonly password: string
  /** How many connections have signed in, ever. */
  readonly signIns: () => number
  /** How many have the folder open now. */
  readonly open: () => number
  /** Puts a mail into the mailbox, and tells whoever waits for one. */
  deliver(raw: string | Buffer): void
  /** Gives every mail another number, as servers do after their index was lost. */
  renumber(): void
  /** Cuts all connections. */
  cut(): void
  close(): Promise<void>
}

interface Stored {
  readonly uid: number
  readonly raw: Buffer
}

const capabilities = 'IMAP4rev1 IDLE'

export async function startImapServer(): Promise<ImapServer> {
  const user = 'help@shop.example'
  const password = 'mailbox-password'
  let mails: Stored[] = []
  let uidValidity = 1_000
  let uidNext = 1
  let signIns = 0
  const sockets = new Set<Socket>()
  const visitors = new Set<Visitor>()

  class Visitor {
    private rest = ''
    private idleTag: string | undefined
    private told = 0
    isOpen = false
    constructor(private readonly socket: Socket) {
      this.say('* OK ready')
      socket.on('data', (chunk) => this.hear(chunk.toString('latin1')))
    }
    say(line: string | Buffer) {
      this.socket.write(Buffer.isBuffer(line) ? line : `${line}\r\n`)
    }
    tellNew() {
      if (!this.isOpen || this.idleTag === undefined || this.told === mails.length) return
      this.told = mails.length
      this.say(`* ${mails.length} EXISTS`)
    }
    private hear(text: string) {
      this.rest += text
      for (let end = this.rest.indexOf('\r\n'); end !== -1; end = this.rest.indexOf('\r\n')) {
        const line = this.rest.slice(0, end)
        this.rest = this.rest.slice(end + 2)
        this.obey(line)
      }
    }
    private obey(line: string) {
      if (this.idleTag !== undefined && line.toUpperCase() === 'DONE') {
        this.say(`${this.idleTag} OK done`)
        this.idleTag = undefined
        return
      }
      const [tag = '*', first = '', ...words] = line.split(' ')
      const isByUid = first.toUpperCase() === 'UID'
      const verb = (isByUid ? (words.shift() ?? '') : first).toUpperCase()
      const done = (more = 'done') => this.say(`${tag} OK ${more}`)
      switch (verb) {
        case 'CAPABILITY':
          this.say(`* CAPABILITY ${capabilities}`)
          return done()
        case 'LOGIN': {
          if (words.join(' ').replaceAll('"', '') !== `${user} ${password}`) {
            return this.say(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`)
          }
          signIns += 1
          return done(`[CAPABILITY ${capabilities}] welcome`)
        }
        case 'LIST':
          this.say('* LIST (\\HasNoChildren) "/" "INBOX"')
          return done()
        case 'EXAMINE':
        case 'SELECT':
          if (words[0]?.replaceAll('"', '').toUpperCase() !== 'INBOX') {
            return this.say(`${tag} NO [NONEXISTENT] no such folder`)
          }
          this.isOpen = true
          this.told = mails.length
          this.say('* FLAGS (\\Seen)')
          this.say(`* ${mails.length} EXISTS`)
          this.say(`* OK [UIDVALIDITY ${uidValidity}] valid`)
          this.say(`* OK [UIDNEXT ${uidNext}] next`)
          return done('[READ-ONLY] open')
        case 'SEARCH':
          this.say(`* SEARCH ${mails.map(({ uid }) => uid).join(' ')}`)
          return done()
        case 'FETCH':
          this.fetch(words[0] ?? '', words.slice(1).join(' ').toUpperCase())
          return done()
        case 'IDLE':
          this.idleTag = tag
          this.say('+ idling')
          return this.tellNew()
        case 'LOGOUT':
          this.say('* BYE')
          done()
          return this.socket.end()
        case 'NOOP':
          this.say(`* ${mails.length} EXISTS`)
          return done()
        default:
          return this.say(`${tag} BAD what is ${verb}`)
      }
    }
    /** `n:*` means the last mail as well where none has a number that high (RFC 3501, 6.4.8). */
    private fetch(range: string, items: string) {
      const last = mails.at(-1)?.uid ?? 0
      const wanted = range.split(',').flatMap((part) => {
        const [from = '', to = from] = part.split(':')
        const [low, high] = [Number(from), to === '*' ? last : Number(to)]
        return mails.filter(({ uid }) => uid >= Math.min(low, high) && uid <= Math.max(low, high))
      })
      for (const { uid, raw } of wanted) {
        const place = mails.findIndex((one) => one.uid === uid) + 1
        const head = `* ${place} FETCH (UID ${uid} RFC822.SIZE ${raw.length}`
        if (!items.includes('BODY')) this.say(`${head})`)
        else
          this.say(
            Buffer.concat([Buffer.from(`${head} BODY[] {${raw.length}}\r\n`), raw, Buffer.from(')\r\n')]),
          )
      }
    }
  }

  const server = createServer((socket) => {
    const visitor = new Visitor(socket)
    sockets.add(socket)
    visitors.add(visitor)
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      visitors.delete(visitor)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mailbox has no port.')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: address.port,
    user,
    password,
    signIns: () => signIns,
    open: () => [...visitors].filter(({ isOpen }) => isOpen).length,
    deliver: (raw) => {
      mails.push({ uid: uidNext++, raw: Buffer.from(raw) })
      for (const visitor of visitors) visitor.tellNew()
    },
    renumber: () => {
      uidValidity += 1
      mails = mails.map(({ raw }, index) => ({ uid: index + 1, raw }))
      uidNext = mails.length + 1
    },
    cut,
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
