import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import path from 'node:path'
import { z } from 'zod'
import { isThere, writeContentFile } from '../../../files/content-file.js'
import { readSecretFile } from '../../../secrets/secret-file.js'
import type { Certified } from './issue-certificates.js'
import { mayVouchFor, privateDomains } from './permitted-names.js'

const authoritySchema = z.object({
  key: z.string(),
  certificate: z.string(),
  /** What the certificate holds the authority to, beside private addresses. */
  domains: z.array(z.string()),
})

const leafSchema = z.object({ key: z.string(), certificate: z.string(), names: z.array(z.string()) })

type Authority = z.infer<typeof authoritySchema>

/** What a server is certified as. */
export interface Leaf extends Certified {
  readonly names: readonly string[]
}

const day = 86_400_000
const renewedBefore = 30 * day

/** Of the data folder, with the authority in `authority.json` and what it has issued in `server.json`. */
export const authorityFolder = 'https'
export const authorityFile = `${authorityFolder}/authority.json`

/**
 * The shop's own authority: made once, kept as a file that only its user can read, and trusted by each device that a
 * person has told to. It certifies this server under the names by which it is reached at the moment.
 */
export class LocalAuthority {
  private constructor(
    private readonly folder: string,
    private readonly authority: Authority,
  ) {}

  /** In PEM, for devices to trust. */
  get certificate(): string {
    return this.authority.certificate
  }

  /**
   * The authority of the shop whose data is in `dataFolder`; made where there is none.
   * @param names how the server is reached now: what is no private name among them is allowed to a new authority too
   */
  static async open(dataFolder: string, names: readonly string[], now: Date): Promise<LocalAuthority> {
    const folder = path.join(dataFolder, authorityFolder)
    const made = (await isThere(path.join(dataFolder, authorityFile))) ? '' : await fresh(names, now)
    const text = await readSecretFile({
      folder,
      name: path.basename(authorityFile),
      make: () => made,
      check: (secret, file) => void readAuthority(secret, file),
    })
    return new LocalAuthority(folder, readAuthority(text, authorityFile))
  }

  /** Which of `names` a certificate of ours can be for. */
  covered(names: readonly string[]): string[] {
    return names.filter((name) => mayVouchFor(name, this.authority.domains))
  }

  /**
   * A certificate for the server under all of `names` that we may vouch for: the one that is there, unless it lacks a
   * name, is about to expire or comes from another authority.
   */
  async leafFor(names: readonly string[], now: Date): Promise<Leaf> {
    const covered = this.covered(names)
    const file = path.join(this.folder, 'server.json')
    const kept = await this.readLeaf(file)
    if (kept !== undefined && this.isGood(kept, covered, now)) return kept
    // Loaded when something is to be issued: most starts need nothing of it.
    const { issueLeaf } = await import('./issue-certificates.js')
    const leaf = { ...(await issueLeaf(this.authority, covered, now)), names: covered }
    await writeContentFile(file, Buffer.from(JSON.stringify(leaf)), 0o600)
    return leaf
  }

  private isGood(leaf: Leaf, names: readonly string[], now: Date): boolean {
    const { validFromDate, validToDate } = new X509Certificate(leaf.certificate)
    return (
      names.every((name) => leaf.names.includes(name)) &&
      validFromDate <= now &&
      validToDate.getTime() - now.getTime() > renewedBefore
    )
  }

  /** What was issued before; undefined where that is nothing, nothing readable, or not of this authority. */
  private async readLeaf(file: string): Promise<Leaf | undefined> {
    try {
      const leaf = leafSchema.parse(JSON.parse(await readFile(file, 'utf8')))
      const { publicKey } = new X509Certificate(this.authority.certificate)
      return new X509Certificate(leaf.certificate).verify(publicKey) ? leaf : undefined
    } catch {
      return undefined
    }
  }
}

async function fresh(names: readonly string[], now: Date): Promise<string> {
  const { makeAuthority } = await import('./issue-certificates.js')
  const own = names.filter((name) => isIP(name) === 0 && !mayVouchFor(name, privateDomains))
  const domains = [...privateDomains, ...own]
  // The day tells two authorities apart in the list of a device, when a shop has started anew.
  const name = `Counterflow shop ${now.toISOString().slice(0, 10)}`
  const authority: Authority = { ...(await makeAuthority(name, domains, now)), domains }
  return JSON.stringify(authority)
}

function readAuthority(text: string, file: string): Authority {
  try {
    const authority = authoritySchema.parse(JSON.parse(text))
    if (new X509Certificate(authority.certificate).ca) return authority
  } catch {
    // Told below, without a word of what is in it.
  }
  throw new Error(
    `${file} does not hold the authority for HTTPS. Restore it from a backup, or remove it: a new one is made at the next start, and each device has to trust that one.`,
  )
}
