import { finished, PassThrough, type Readable } from 'node:stream'
import fastifyMultipart from '@fastify/multipart'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.js'
import { contractOf } from '../route.js'
import type { UploadRule } from '../route-contract.js'

/** A file on its way in. */
export interface UploadedFile {
  readonly name: string
  /**
   * Fails with the problem `file-too-large` once more bytes come than the route takes, and with `incomplete-body` where
   * they end before the file does.
   */
  readonly content: Readable
}

/** The file that a request brings; nothing of it is read before it is opened, after permissions were checked. */
export interface Upload {
  /** @throws Problem `unsupported-media-type`, `malformed-form`, `file-missing`, `file-too-large`, `incomplete-body`. */
  open(): Promise<UploadedFile>
}

/** Lets routes with an `upload` take forms with a file. */
export async function takeUploads(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyMultipart, { throwFileSizeLimit: false })
}

/** The file of the request. For routes whose contract has an `upload`. */
export const UploadOf = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const rule = contractOf(context.getHandler())?.upload
  if (rule === undefined) throw new Error(`${context.getHandler().name} takes no file by its contract.`)
  const request = context.switchToHttp().getRequest<FastifyRequest>()
  return { open: () => openUpload(request, rule) }
})

async function openUpload(request: FastifyRequest, { field, mostBytes }: UploadRule): Promise<UploadedFile> {
  if (!request.isMultipart()) throw noForm(field)
  // Told at once, rather than after the most that is taken was read.
  if (Number(request.headers['content-length']) > mostBytes + mostAround) throw tooLarge(mostBytes)
  const part = await request
    .file({ limits: { fileSize: mostBytes, files: 1, fields: 0 } })
    .catch((cause: unknown) =>
      Promise.reject(hasBrokenOff(request) ? brokenOff(cause) : unreadableForm(field, cause)),
    )
  if (part === undefined || part.fieldname !== field) throw missingFile(field)
  const { file } = part
  // A file that is cut off would otherwise look like one that ends there.
  file.once('limit', () => file.destroy(tooLarge(mostBytes)))
  // Whoever stops reading leaves the rest on its way: unread, it would hold up what comes next on the connection.
  file.once('close', () => {
    if (file.readableEnded) return
    request.raw.unpipe()
    request.raw.resume()
  })
  return { name: part.filename, content: wholeOrNothing(file) }
}

/** What a form says around its file, at most. */
const mostAround = 10_000

const hasBrokenOff = ({ raw }: FastifyRequest) => raw.destroyed && !raw.complete

/** The same bytes; that they broke off is the sender's fault, whatever the parser of the form makes of it. */
function wholeOrNothing(file: Readable): Readable {
  const content = new PassThrough()
  // Also of one that has broken off before it came here.
  finished(file, { writable: false }, (error) => {
    if (error) content.destroy(error instanceof Problem ? error : brokenOff(error))
  })
  content.once('close', () => file.destroy())
  // Whoever reads hears of it; until somebody does, it must end nothing else.
  content.on('error', () => undefined)
  return file.pipe(content)
}

function noForm(field: string): Problem {
  return new Problem({
    type: 'unsupported-media-type',
    status: 415,
    title: 'The body is no form with a file',
    detail: 'This route takes a file.',
    fix: `Send multipart/form-data with the file in the field ${field}.`,
  })
}

function brokenOff(cause: unknown): Problem {
  return new Problem({
    type: 'incomplete-body',
    status: 400,
    title: 'The body is incomplete',
    detail: 'The upload broke off before the file had come to its end. Nothing of it was kept.',
    fix: 'Send the request again, whole.',
    cause,
  })
}

/** What cannot be read as a form is the sender's fault. */
function unreadableForm(field: string, cause: unknown): Problem {
  return new Problem({
    type: 'malformed-form',
    status: 400,
    title: 'The form cannot be read',
    detail: 'The body is no form with one file and nothing else, or its boundary is missing.',
    fix: `Send multipart/form-data with a boundary, and the file as its only field, ${field}.`,
    cause,
  })
}

function missingFile(field: string): Problem {
  const fix = `Send the file in the field ${field}.`
  return new Problem({
    type: 'file-missing',
    status: 422,
    title: 'The file is missing',
    detail: `The form has no file in its field ${field}.`,
    fix,
    errors: [{ path: `/${field}`, code: 'missing', message: 'Missing.', fix }],
  })
}

function tooLarge(mostBytes: number): Problem {
  return new Problem({
    type: 'file-too-large',
    status: 413,
    title: 'The file is too large',
    detail: `The file is larger than ${Math.floor(mostBytes / 1_000_000)} MB.`,
    fix: `Send a file of at most ${mostBytes} bytes.`,
  })
}
