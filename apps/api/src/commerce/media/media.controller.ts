import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { type Upload, UploadOf } from '../../platform/http/files/upload.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { mediaRoutes as routes } from './media.contract.js'
import { MediaIntake } from './media-intake.js'
import { MEDIA_STORE, type MediaStore } from './media-store.js'

const aYear = 31_536_000

@Controller()
export class MediaController {
  constructor(
    @Inject(MediaIntake) private readonly intake: MediaIntake,
    @Inject(MEDIA_STORE) private readonly store: MediaStore,
  ) {}

  @Route(routes.upload)
  async upload(
    @Input() _: RouteInput<typeof routes.upload>,
    @UploadOf() upload: Upload,
  ): Promise<RouteOutput<typeof routes.upload>> {
    return this.intake.take(upload)
  }

  @StreamRoute(routes.file)
  async file(@Input() { params }: RouteInput<typeof routes.file>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.store.open(params.file)
    if (found === undefined) throw unknownFile()
    await reply
      .type('image/webp')
      .header('content-length', found.bytes)
      .header('cache-control', `public, max-age=${aYear}, immutable`)
      // Shops elsewhere show it too.
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(found.content)
  }
}

function unknownFile(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such image',
    detail: 'No image has this address.',
    fix: 'Take the address of an image from a product.',
  })
}
