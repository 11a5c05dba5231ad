import {
  announcementHeader,
  canonicalJson,
  enrolmentSchema,
  ledgerAnswerSchema,
  mostRecordsInPage,
  tillChangesSchema,
  tillDigestSchema,
  tillStatusSchema,
  tillSyncHeader,
  tillSyncVersions,
} from '@counterflow/core'
import { z } from 'zod'
import {
  type DeviceReport,
  type DeviceToken,
  type ServerFailure,
  type SyncServer,
  SyncServerError,
} from './sync-server'

const patience = 20_000
/** A batch may be a megabyte over a poor line. */
const patienceOfBatches = 60_000

interface Asked<Schema extends z.ZodType> {
  readonly path: string
  readonly answer: Schema
  readonly device?: DeviceToken
  readonly body?: unknown
  readonly patience?: number
}

/** A page with the text of it that is signed, made of what came and not of what was understood. */
const signedPageSchema = z.looseObject({ signature: z.string() }).transform(({ signature, ...signed }) => ({
  page: tillChangesSchema.parse({ ...signed, signature }),
  signedText: canonicalJson(signed),
}))

const problemSchema = z.object({ type: z.string() })

/** The server over HTTP. */
export function httpSyncServer(base = '/api/v1/till'): SyncServer {
  async function ask<Schema extends z.ZodType>(asked: Asked<Schema>): Promise<z.output<Schema>> {
    const response = await answerTo(`${base}${asked.path}`, asked)
    const content: unknown = await response.json().catch(() => undefined)
    if (!response.ok) {
      const problem = problemSchema.safeParse(content)
      throw new SyncServerError(failureOf(response.status, problem.data?.type), problem.data?.type)
    }
    const parsed = asked.answer.safeParse(content)
    // A hotel's sign-in page answers everything with 200.
    if (!parsed.success) throw new SyncServerError('unreachable')
    return parsed.data
  }
  return {
    enrol: (body) => ask({ path: '/enrolments', answer: enrolmentSchema, body }),
    status: (device, report) => ask({ path: `/status?${queryOf(report)}`, answer: tillStatusSchema, device }),
    nameEarlier: async (device, body) =>
      void (await ask({ path: '/earlier-devices', answer: z.looseObject({}), device, body })),
    send: (device, body) =>
      ask({ path: '/events', answer: ledgerAnswerSchema, device, body, patience: patienceOfBatches }),
    changes: (device, after) =>
      ask({
        path: `/changes?after=${after}&limit=${mostRecordsInPage}`,
        answer: signedPageSchema,
        device,
        patience: patienceOfBatches,
      }),
    digest: (device) => ask({ path: '/digest', answer: tillDigestSchema, device }),
    bucket: (device, bucket) =>
      ask({
        path: `/records?bucket=${bucket}`,
        answer: signedPageSchema,
        device,
        patience: patienceOfBatches,
      }),
  }
}

function queryOf({ last, appVersion, clockOffset, storagePersisted }: DeviceReport): URLSearchParams {
  return new URLSearchParams({
    last: `${last}`,
    appVersion,
    storagePersisted: `${storagePersisted}`,
    ...(clockOffset === null ? {} : { clockOffset: `${clockOffset}` }),
  })
}

async function answerTo(url: string, asked: Asked<z.ZodType>): Promise<Response> {
  const { device, body } = asked
  try {
    return await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        [tillSyncHeader]: `${tillSyncVersions[0]}`,
        ...(device === undefined ? {} : { authorization: `Bearer ${device.token}` }),
        ...(device?.announcement === undefined ? {} : { [announcementHeader]: device.announcement }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(asked.patience ?? patience),
    })
  } catch {
    throw new SyncServerError('unreachable')
  }
}

function failureOf(status: number, problem: string | undefined): ServerFailure {
  if (problem === '/problems/till-too-old') return 'too_old'
  if (problem === '/problems/till-too-new') return 'too_new'
  // Without a problem document it was not our server: a network that wants somebody to sign in, say.
  if (status === 401 || status === 403) return problem === undefined ? 'unreachable' : 'not_accepted'
  if (status === 413) return 'too_large'
  if (status === 408 || status === 429 || status >= 500) return 'busy'
  // What lies between may answer with a redirection or a "not found" of its own.
  return status === 404 || status < 400 ? 'unreachable' : 'refused'
}
