import type { Readable } from 'node:stream'
import fastifyMultipart from '@fastify/multipart'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.js'
import { contractOf } from '../route.js'
import type { UploadRule } from '../route-contract.js'

/** A file on its way in. */
export interface UploadedFile {
  readonly name: string
  /** Fails with the problem `file-too-large` once more bytes come than the route takes. */
  readonly content: Readable
}

/** The file that a request brings; nothing of it is read before it is opened, after permissions were checked. */
export interface Upload {
  /** @throws Problem `unsupported-media-type`, `malformed-form`, `file-missing`. */
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
  const part = await request
    .file({ limits: { fileSize: mostBytes, files: 1, fields: 0 } })
    .catch((cause: unknown) => Promise.reject(unreadableForm(field, cause)))
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
  return { name: part.filename, content: file }
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

/** What cannot be read as a form is the sender's fault; a connection that breaks off ends the request anyway. */
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
