import { z } from 'zod'
import { SettingError } from './setting-error.js'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

const portError = 'Expected a port number from 1 to 65535, such as 4443.'

/** What an operator sets about HTTPS. */
export const httpsSettingsShape = {
  HTTPS: z.preprocess(
    blankIsAbsent,
    z.enum(['on', 'off', 'auto'], { error: 'Expected on, off or auto.' }).default('auto'),
  ),
  HTTPS_PORT: z.preprocess(
    blankIsAbsent,
    z.coerce
      .number({ error: portError })
      .int(portError)
      .min(0, portError)
      .max(65_535, portError)
      .default(4443),
  ),
  HTTPS_HOST: z.preprocess(blankIsAbsent, z.string().optional()),
  HTTPS_CERTIFICATE: z.preprocess(blankIsAbsent, z.string().optional()),
  HTTPS_KEY: z.preprocess(blankIsAbsent, z.string().optional()),
}

const httpsSettingsSchema = z.object(httpsSettingsShape)

/** A certificate of the operator's own. */
export interface HttpsFiles {
  /** A file in PEM: the certificate of the server, then those that lead to its authority. */
  readonly certificate: string
  readonly key: string
}

export interface HttpsSettings {
  /** `wanted` goes on without HTTPS where it cannot be had; `required` does not. */
  readonly mode: 'off' | 'wanted' | 'required'
  readonly port: number
  /** Undefined: every address of this machine. */
  readonly host: string | undefined
  /** Undefined: a certificate of the shop's own authority. */
  readonly files: HttpsFiles | undefined
}

interface Surroundings {
  readonly servesAlone: boolean
  readonly publicUrl: string
  readonly behindProxy: boolean
}

/**
 * Where HTTPS is left to us (`auto`), it is there for devices of the shop's network, unless somebody else sees to it:
 * a proxy, or whoever runs several processes.
 * @throws SettingError when one of two files is named without the other
 */
export function httpsSettings(
  data: z.infer<typeof httpsSettingsSchema>,
  { servesAlone, publicUrl, behindProxy }: Surroundings,
): HttpsSettings {
  const {
    HTTPS: wish,
    HTTPS_PORT: port,
    HTTPS_HOST: host,
    HTTPS_CERTIFICATE: certificate,
    HTTPS_KEY: key,
  } = data
  if ((certificate === undefined) !== (key === undefined)) {
    const [named, missing] =
      key === undefined ? ['HTTPS_CERTIFICATE', 'HTTPS_KEY'] : ['HTTPS_KEY', 'HTTPS_CERTIFICATE']
    throw new SettingError(`${named} needs ${missing}: a certificate is of no use without its key.`)
  }
  const files = certificate === undefined || key === undefined ? undefined : { certificate, key }
  const servedElsewhere =
    behindProxy || (publicUrl.startsWith('https:') && new URL(publicUrl).port !== String(port))
  const asWished = { on: 'required', off: 'off' } as const
  const mode =
    wish !== 'auto'
      ? asWished[wish]
      : files !== undefined
        ? 'required'
        : servesAlone && !servedElsewhere
          ? 'wanted'
          : 'off'
  return { mode, port, host, files }
}
