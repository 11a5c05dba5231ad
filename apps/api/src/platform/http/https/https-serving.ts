import { X509Certificate } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../clock.js'
import { SETTINGS, SettingError, type Settings } from '../../config/settings.js'
import { LOGGER, type Logger } from '../../logging/logger.js'
import { type HttpsCertificates, operatorsCertificate, ownAuthority } from './https-certificates.js'
import { type Handler, HttpsDoor } from './https-door.js'
import { plainVisitors } from './plain-visitors.js'
import { portProblem } from './port-problem.js'
import { currentServerNames, type ServerNames } from './server-names.js'

/** HTTPS as it is served at the moment. */
export interface HttpsServed {
  readonly port: number
  readonly certificate: X509Certificate
  /** The shop's own authority, for devices to trust; undefined where an operator has brought a certificate. */
  readonly authority: X509Certificate | undefined
  readonly names: ServerNames
  /** Names by which the server is reached and that its certificate is not for. */
  readonly uncovered: readonly string[]
}

const aMinute = 60_000
const closingGrace = 5_000

/** HTTPS beside HTTP, answered by the same application. */
@Injectable()
export class HttpsServing {
  private handler: Handler | undefined
  private door: HttpsDoor | undefined
  private certificates: HttpsCertificates | undefined
  private shown: string | undefined
  private timer: NodeJS.Timeout | undefined
  private now: HttpsServed | undefined
  private trouble: string | undefined

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is served; undefined: nothing. */
  get served(): HttpsServed | undefined {
    return this.now
  }

  /** Why HTTPS is not served, or why a certificate could not be renewed; undefined: all is well. */
  get problem(): string | undefined {
    return this.trouble
  }

  /** @param handler answers requests, as it does those that come by HTTP */
  answerWith(handler: Handler): void {
    this.handler = handler
  }

  /**
   * Opens the port, where settings say so.
   * @throws SettingError when it cannot be opened and somebody has asked for it
   */
  async open(): Promise<void> {
    const { mode } = this.settings.https
    if (mode === 'off') return
    try {
      await this.begin()
    } catch (error) {
      if (mode === 'required') throw error
      this.complain(error)
    }
  }

  /** Looks whether addresses, certificate files or the calendar call for another certificate; each minute by itself. */
  async lookAgain(): Promise<void> {
    const { door, certificates, now } = this
    if (door === undefined || certificates === undefined || now === undefined) return
    const names = currentServerNames(this.settings.publicUrl)
    try {
      const certified = await certificates.current(names.all, this.clock())
      if (certified.certificate !== this.shown) door.renew(certified)
      this.note(now.port, names, certificates, certified.certificate)
      this.trouble = undefined
    } catch (error) {
      this.complain(error)
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    const { door } = this
    if (door === undefined) return
    this.door = undefined
    this.now = undefined
    setTimeout(() => door.cut(), closingGrace).unref()
    await door.close()
  }

  private async begin(): Promise<void> {
    const { handler, settings } = this
    if (handler === undefined) throw new Error('HTTPS was opened before anything could answer.')
    const { port, host, files } = settings.https
    const names = currentServerNames(settings.publicUrl)
    const now = this.clock()
    const certificates =
      files === undefined
        ? await ownAuthority(settings.dataFolder, names.all, now)
        : operatorsCertificate(files)
    const certified = await certificates.current(names.all, now)
    const door = new HttpsDoor({ secure: handler, plain: plainVisitors(handler) }, certified)
    const opened = await door.listen(port, host).catch((error: unknown) => {
      throw portProblem(error, port, host)
    })
    this.door = door
    this.certificates = certificates
    this.note(opened, names, certificates, certified.certificate)
    this.timer = setInterval(() => void this.lookAgain(), aMinute).unref()
  }

  private note(port: number, names: ServerNames, certificates: HttpsCertificates, certificate: string): void {
    this.shown = certificate
    const covered = certificates.covered(names.all)
    this.now = {
      port,
      names,
      certificate: new X509Certificate(certificate),
      authority:
        certificates.authority === undefined ? undefined : new X509Certificate(certificates.authority),
      uncovered: names.all.filter((name) => !covered.includes(name)),
    }
  }

  private complain(error: unknown): void {
    const trouble = error instanceof SettingError ? error.message : 'HTTPS could not be set up.'
    // Said once, not each minute.
    if (trouble !== this.trouble) this.logger.warn({ error }, trouble)
    this.trouble = trouble
  }
}
