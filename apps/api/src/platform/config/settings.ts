import path from 'node:path'
import { z } from 'zod'
import { type HttpsSettings, httpsSettings, httpsSettingsShape } from './https-settings.js'
import { type ProcessRole, roleSchema } from './role.js'
import { SettingError } from './setting-error.js'
import { trustedProxiesSchema } from './trusted-proxies.js'

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)

const settingsSchema = z.object({
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'Expected a PostgreSQL address such as postgres://user:password@localhost:5432/counterflow.',
      })
      .optional(),
  ),
  PORT: z.preprocess(
    blankIsAbsent,
    z.coerce
      .number({ error: 'Expected a port number from 1 to 65535, such as 4000.' })
      .int('Expected a whole number.')
      .min(0, 'Expected a port number from 1 to 65535, such as 4000.')
      .max(65_535, 'Expected a port number from 1 to 65535, such as 4000.')
      .default(4000),
  ),
  HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
  ...httpsSettingsShape,
  PUBLIC_URL: z.preprocess(
    blankIsAbsent,
    z
      .url({
        protocol: /^https?$/,
        error: 'Expected the address people type, such as https://shop.example.com.',
      })
      .optional(),
  ),
  COUNTERFLOW_ROLE: z.preprocess(blankIsAbsent, roleSchema.default('all')),
  COUNTERFLOW_SECRET_KEY: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .min(
        32,
        'Expected at least 32 characters that nobody can guess, such as those of: openssl rand -base64 32',
      )
      .optional(),
  ),
  TRUST_PROXY: z.preprocess(blankIsAbsent, trustedProxiesSchema.optional()),
  METRICS_TOKEN: z.preprocess(
    blankIsAbsent,
    z.string().min(16, 'Expected at least 16 characters, such as those of: openssl rand -hex 16').optional(),
  ),
  COUNTERFLOW_DATA: z.preprocess(blankIsAbsent, z.string().default('.counterflow')),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'Expected fatal, error, warn, info, debug, trace or silent.',
      })
      .default('warn'),
  ),
  API_RATE_LIMIT: z.preprocess(
    blankIsAbsent,
    z
      .union([z.literal('off'), z.coerce.number().int().min(1)], {
        error: 'Expected how many requests one caller may send in a minute, such as 3000, or off.',
      })
      .default(3_000),
  ),
  OUTBOUND_PRIVATE: z.preprocess(
    blankIsAbsent,
    z.enum(['allow', 'deny'], { error: 'Expected allow or deny.' }).default('allow'),
  ),
  CLASSIFIER_MODEL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(
        /^(?:[/.\\]|[A-Za-z]:|[\w-][\w.-]*\/[\w-][\w.-]*$)/,
        'Expected a folder (/models/ours, ./ours) or a model of a hub (owner/name).',
      )
      .optional(),
  ),
  SMTP_URL: z.preprocess(
    blankIsAbsent,
    z
      .url({
        protocol: /^smtps?$/,
        error: 'Expected the address of a mail server, such as smtps://user:password@smtp.example.com.',
      })
      .optional(),
  ),
  MAIL_FROM: z.preprocess(
    blankIsAbsent,
    z
      .email({ error: 'Expected the e-mail address that mails come from, such as shop@example.com.' })
      .optional(),
  ),
})

/** What an operator can set, by environment variables. */
export interface Settings {
  /** A PostgreSQL of the operator's own; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  readonly port: number
  readonly host: string
  readonly https: HttpsSettings
  /** The address that people type, without a slash at its end. */
  readonly publicUrl: string
  /** The folder for the embedded database, keys and logs. */
  readonly dataFolder: string
  readonly role: ProcessRole
  /** What every secret of this installation is made from; undefined: from files in the data folder. */
  readonly secretKey: string | undefined
  /** Proxies whose word about the sender's address is taken; empty: nobody's. */
  readonly trustedProxies: readonly string[]
  /** Lets in who reads /metrics from another machine; undefined: nobody. */
  readonly metricsToken: string | undefined
  readonly logLevel: z.infer<typeof settingsSchema>['LOG_LEVEL']
  /** Requests to the API that one caller may send in a minute; undefined: any number. */
  readonly requestsPerMinute: number | undefined
  /** Whether workflows may call loopback, private and link-local addresses. */
  readonly outboundPrivate: z.infer<typeof settingsSchema>['OUTBOUND_PRIVATE']
  /** A folder or a hub's `owner/name` with another model for topics of messages; undefined: our own. */
  readonly classifierModel: string | undefined
  /** The mail server, and whom mails come from; undefined: mails are kept in the mailbox of the back office. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined
}

/** Their values stay out of every message. */
const secrets = new Set(['COUNTERFLOW_SECRET_KEY', 'METRICS_TOKEN', 'DATABASE_URL'])

export const SETTINGS = Symbol('Settings')

export { SettingError }

/**
 * Reads the settings of `environment`.
 * @throws SettingError that names every wrong variable with what is expected of it.
 */
export function readSettings(environment: Record<string, string | undefined>, checkout: string): Settings {
  const parsed = settingsSchema.safeParse(environment)
  if (!parsed.success) {
    throw new SettingError(
      parsed.error.issues
        .map((issue) => {
          const name = String(issue.path[0])
          return `${name}${secrets.has(name) ? '' : `=${environment[name] ?? ''}`} cannot be used. ${issue.message}`
        })
        .join('\n'),
    )
  }
  const { data } = parsed
  if (data.COUNTERFLOW_ROLE !== 'all' && data.DATABASE_URL === undefined) {
    throw new SettingError(
      `The role ${data.COUNTERFLOW_ROLE} needs DATABASE_URL: the built-in database serves the one process that runs it.\n` +
        'Set DATABASE_URL to a PostgreSQL server that all processes reach, or start without --role.',
    )
  }
  const publicUrl = (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/$/, '')
  return {
    databaseUrl: data.DATABASE_URL,
    port: data.PORT,
    host: data.HOST,
    https: httpsSettings(data, {
      servesAlone: data.COUNTERFLOW_ROLE === 'all',
      publicUrl,
      behindProxy: data.TRUST_PROXY !== undefined,
    }),
    publicUrl,
    dataFolder: path.resolve(checkout, data.COUNTERFLOW_DATA),
    role: data.COUNTERFLOW_ROLE,
    secretKey: data.COUNTERFLOW_SECRET_KEY,
    trustedProxies: data.TRUST_PROXY ?? [],
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
    requestsPerMinute: data.API_RATE_LIMIT === 'off' ? undefined : data.API_RATE_LIMIT,
    outboundPrivate: data.OUTBOUND_PRIVATE,
    classifierModel: data.CLASSIFIER_MODEL,
    mail: mailOf(data),
  }
}

function mailOf({ SMTP_URL, MAIL_FROM }: z.infer<typeof settingsSchema>): Settings['mail'] {
  if (SMTP_URL === undefined) return undefined
  if (MAIL_FROM === undefined) {
    throw new SettingError(
      'SMTP_URL needs MAIL_FROM: the e-mail address that mails come from, such as shop@example.com.',
    )
  }
  return { smtpUrl: SMTP_URL, from: MAIL_FROM }
}
