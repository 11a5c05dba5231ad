import type { MediaId } from '@counterflow/core'

/** The longest side of each form of an image, in pixels. */
export const mediaSizes = { small: 160, medium: 640, large: 1_600 } as const

export type MediaSize = keyof typeof mediaSizes

/** The name of a form's file: what it shows never changes. */
export const mediaFileName = (sha256: string, size: MediaSize): string => `${sha256}-${size}.webp`

/** An image as the API shows it. */
export function shownMedia({
  id,
  sha256,
  width,
  height,
}: {
  id: MediaId
  sha256: string
  width: number
  height: number
}) {
  const address = (size: MediaSize) => `/api/v1/media/files/${mediaFileName(sha256, size)}`
  return { id, width, height, small: address('small'), medium: address('medium'), large: address('large') }
}
