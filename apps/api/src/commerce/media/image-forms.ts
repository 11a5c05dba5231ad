import { Injectable } from '@nestjs/common'
import { Problem } from '../../platform/http/problems/problem.js'
import { type MediaSize, mediaSizes } from './media-address.js'

/** No more pixels than this are ever unpacked: a small file can hold a picture that fills the memory. */
export const mostPixels = 50_000_000

/** How images that are taken begin. Drawings that could refer to other files are not among them. */
const beginnings: readonly { readonly at: number; readonly bytes: string }[] = [
  { at: 0, bytes: '\xff\xd8\xff' },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { at: 0, bytes: 'GIF87a' },
  { at: 0, bytes: 'GIF89a' },
  { at: 8, bytes: 'WEBP' },
  { at: 4, bytes: 'ftypavif' },
]

/** An image drawn anew in each size, without anything that was hidden in it. */
export interface ImageForms {
  readonly width: number
  readonly height: number
  readonly forms: ReadonlyMap<MediaSize, Uint8Array>
}

/** Draws images anew. One at a time: two large ones at once would need more memory than the server has. */
@Injectable()
export class ImageFormer {
  private last: Promise<unknown> = Promise.resolve()

  /** @throws Problem `not-an-image`, `too-many-pixels`. */
  draw(bytes: Uint8Array): Promise<ImageForms> {
    if (!isImage(bytes)) return Promise.reject(notAnImage())
    const drawn = this.last.then(() => drawForms(bytes))
    this.last = drawn.catch(() => undefined)
    return drawn
  }
}

function isImage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return beginnings.some(({ at, bytes: expected }) => start.startsWith(expected, at))
}

async function drawForms(bytes: Uint8Array): Promise<ImageForms> {
  // Its library takes 20 MB and a tenth of a second, which a shop without new images is spared.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const opened = () => sharp(bytes, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'error' })
  const { width = 0, height = 0 } = await opened()
    .metadata()
    .catch((cause: unknown) => {
      throw /pixel limit/i.test(String(cause)) ? tooManyPixels() : notAnImage(cause)
    })
  if (width * height > mostPixels) throw tooManyPixels()
  const form = async (size: MediaSize) => {
    const longest = mediaSizes[size]
    const { data, info } = await opened()
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: size === 'small' ? 74 : 82 })
      .toBuffer({ resolveWithObject: true })
      .catch((cause: unknown) => {
        throw notAnImage(cause)
      })
    return { data, info }
  }
  const large = await form('large')
  const medium = await form('medium')
  const small = await form('small')
  return {
    width: large.info.width,
    height: large.info.height,
    forms: new Map<MediaSize, Uint8Array>([
      ['large', large.data],
      ['medium', medium.data],
      ['small', small.data],
    ]),
  }
}

function notAnImage(cause?: unknown): Problem {
  return new Problem({
    type: 'not-an-image',
    status: 422,
    title: 'The file is no image',
    detail: 'What the file holds is no image, whatever its name says, or it is damaged.',
    fix: 'Send a JPEG, PNG, WebP, AVIF or GIF file.',
    cause,
  })
}

function tooManyPixels(): Problem {
  return new Problem({
    type: 'too-many-pixels',
    status: 422,
    title: 'The image has too many pixels',
    detail: `The image has more than ${mostPixels / 1_000_000} million pixels.`,
    fix: 'Send it smaller, 5,000 pixels on its longer side for example.',
  })
}
